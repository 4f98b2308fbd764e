// A thread of the load: tells stories as lines for COPY. Started by applications.ts, never by hand.
import { parentPort, workerData } from 'node:worker_threads'
import { readConfig } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import type { SealedText } from '../../src/platform/sealed-text.ts'
import { createStoryClock, type StorySettings, tellStory } from './application-story.ts'
import { loadWorld } from './application-world.ts'
import { addApplicant, addStory, type CopyTable, emptyCopyText } from './copy-rows.ts'

export interface WorkerStart {
  url: string
  dataDir: string
  settings: StorySettings
}

/** A range of applications or of applicants. */
export interface Order {
  what: 'applications' | 'person' | 'enterprise'
  from: number
  to: number
}

export interface Batch {
  tables: [table: CopyTable, lines: Uint8Array][]
  /** Applications and events in it. */
  applications: number
  events: number
}

const { url, dataDir, settings } = workerData as WorkerStart
const open = await openPlatform({ ...readConfig({}), databaseUrl: url, dataDir }, { isServer: false, log: createLogger('error') })
const clock = createStoryClock()
const ctx = { ...systemContext({ ...open.platform, sealed: remembering(open.platform.sealed) }, 'seed'), clock }
const world = await loadWorld(open.platform)
const createdAt = new Date(Date.parse(`${settings.today}T00:00:00+08:00`) - 600 * 86_400_000).toISOString()

/** Mobiles of the reserved range are few: each is sealed once, which a million applications would otherwise do a million times. */
function remembering(sealed: SealedText): SealedText {
  const known = new Map<string, string>()
  return {
    ...sealed,
    seal(plain) {
      if (!plain.startsWith('199')) return sealed.seal(plain)
      let text = known.get(plain)
      if (text === undefined) known.set(plain, (text = sealed.seal(plain)))
      return text
    },
  }
}

async function work({ what, from, to }: Order): Promise<Batch> {
  const text = emptyCopyText()
  let events = 0
  for (let index = from; index < to; index++) {
    if (what === 'applications') {
      const story = await tellStory(ctx, world, settings, index)
      events += story.events.length
      addStory(text, story)
    } else {
      addApplicant(text, ctx.sealed, world.applicant(what, index), createdAt)
    }
  }
  const tables = Object.entries(text).filter(([, lines]) => lines !== '').map(([table, lines]): Batch['tables'][number] => [table as CopyTable, new TextEncoder().encode(lines)])
  return { tables, applications: what === 'applications' ? to - from : 0, events }
}

parentPort!.on('message', (order: Order | 'stop') => {
  if (order === 'stop') {
    parentPort!.close()
    void open.close()
    return
  }
  work(order).then(
    (batch) => parentPort!.postMessage(batch, batch.tables.map(([, lines]) => lines.buffer as ArrayBuffer)),
    // An error of a story must end the load, not one thread in silence.
    (error: unknown) => setImmediate(() => { throw error }),
  )
})
parentPort!.postMessage('ready')
