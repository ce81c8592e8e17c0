/** A disc in front of a padlock. */
export function PasswordPicture() {
  return (
    <svg class="picture" viewBox="0 0 160 108" aria-hidden="true">
      <rect class="picture-ground" width="160" height="108" rx="12" />
      <path class="picture-stripes" d="M32 0h32v108H32zM96 0h32v108H96z" />
      <path class="picture-line" d="M98 0v108" />
      <circle class="picture-red" cx="58" cy="54" r="11" />
      <path class="picture-lock" d="M88 50v-8a10 10 0 0 1 20 0v8" />
      <rect class="picture-caution" x="83" y="49" width="30" height="24" rx="5" />
      <circle class="picture-keyhole" cx="98" cy="61" r="3.2" />
    </svg>
  );
}
