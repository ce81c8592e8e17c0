/** The server under test in a process of its own. */
import { handleCalls } from "../worker-process.ts";
import { ServerUnderTest, type RoomName } from "./server-under-test.ts";

const server = await ServerUnderTest.start();

handleCalls({
  port: () => server.port,
  begin: () => server.begin(),
  end: () => server.end(),
  memory: () => server.memory(),
  createEmptyRooms: ({ name, rooms }: { name: RoomName; rooms: number }) => server.createEmptyRooms(name, rooms),
});
