/** The framework's Redis presence, of which messages are lost while Redis is away. */
import { RedisPresence } from "@colyseus/redis-presence";

export class ClusterPresence extends RedisPresence {
  /**
   * The framework does not wait for the end of this call, so that a rejection could not be handled. Requests to other
   * processes then end by their timeout, and the room list is read again when Redis is back.
   */
  override async publish(topic: string, data: unknown): Promise<void> {
    await super.publish(topic, data).catch(() => undefined);
  }
}
