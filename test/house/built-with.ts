import { createHash } from 'node:crypto'
import type { SourceFile } from './repository.ts'

/** Names of writing tools and of their makers, as hashes so that this file does not name them either. */
const TOOL_NAMES = new Set([
  'c857d09db23e6822', 'c70eca6b0f88f44d', '7d3194f79e645c42', '60965168ce762e94', '3ea125d0bff386e6',
  '57de4cf40144bdf7', '487b91042c7cf27a', 'de2187af3fb01170', '94a168d2da574b00', 'd298391b07433318',
  '67f2d22514622d1b', '6f7ac1823da81d2e', '6f919d0563207a8c', '5d0c0ab127fdea24',
])

const hashOf = (word: string): string => createHash('sha256').update(word).digest('hex').slice(0, 16)

/** Absolute places of one machine: a home folder, a mounted work folder. */
const MACHINE_PATHS = /(?<![\w.:/*])\/(?:work|root|home|Users)\/[\w.-]+/

/** What a file says of the machine or the tools it was written with; the reader of the code needs neither. */
export function findTracesOfMaking(files: SourceFile[]): string[] {
  const verdicts = new Map<string, boolean>()
  const isToolName = (word: string) => {
    if (!verdicts.has(word)) verdicts.set(word, TOOL_NAMES.has(hashOf(word)))
    return verdicts.get(word)!
  }
  return files.flatMap(({ path, text }) => {
    const word = text.toLowerCase().match(/[a-z]{3,}/g)?.find(isToolName)
    const place = MACHINE_PATHS.exec(text)?.[0]
    return [...(word ? [`${path}: ${word}`] : []), ...(place ? [`${path}: ${place}`] : [])]
  })
}
