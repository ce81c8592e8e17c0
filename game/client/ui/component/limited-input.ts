/**
 * Handlers of a text field with a length limit. The attribute `maxlength` counts code units, so it cuts emoji in two. Text that
 * an input method composes is passed on as it is and cut afterwards: changing the field would end the composition.
 */
type TextField = HTMLInputElement | HTMLTextAreaElement;

type Field = { readonly currentTarget: TextField };

export function limitedInput(limit: (text: string) => string, onText: (text: string) => void) {
  const update = ({ currentTarget: field }: Field) => {
    const text = limit(field.value);
    if (text !== field.value) cutTo(field, text);
    onText(text);
  };
  return {
    onInput: (event: InputEvent & Field) => {
      if (event.isComposing) onText(event.currentTarget.value);
      else update(event);
    },
    onCompositionEnd: (event: CompositionEvent & Field) => update(event),
  };
}

/** Replaces the text; the caret stays where it is. */
function cutTo(field: TextField, text: string): void {
  const caret = Math.min(field.selectionStart ?? text.length, text.length);
  field.value = text;
  field.setSelectionRange(caret, caret);
}
