import type { Context } from '../context.ts'
import type { AnnouncedEvent, Reader } from './jobs.ts'

/** Lets readers read again what was announced, each what it reads: they are made to be told twice. */
export async function readAgain(ctx: Context, readers: readonly Reader[], events: readonly AnnouncedEvent[]): Promise<void> {
  for (const { on, wants, run } of readers) {
    const own = events.filter((event) => on.includes(event.type) && (wants?.(event) ?? true))
    if (own.length > 0) await run(ctx, own)
  }
}
