// A countdown in all styles.
const room = HBInit({ noPlayer: true });
const styles = ["normal", "bold", "italic", "small", "small-bold", "small-italic"];
room.onPlayerJoin = () => {
  styles.forEach((style, index) => {
    setTimeout(
      () => room.sendAnnouncement(String(styles.length - index), null, 0x1000 * index, style, index % 3),
      1000 * index,
    );
  });
};
