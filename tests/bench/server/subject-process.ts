/** The server under test as a process of its own. */
import { answer } from "./remote.ts";
import { Subject, type RoomName } from "./subject.ts";

const subject = await Subject.start();

answer({
  port: () => subject.port,
  begin: () => subject.begin(),
  end: () => subject.end(),
  memory: () => subject.memory(),
  idle: ({ name, rooms }: { name: RoomName; rooms: number }) => subject.makeIdleRooms(name, rooms),
});
