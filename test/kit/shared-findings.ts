import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs'

export interface Findings {
  /** Those that nobody in this run has added yet, each once. */
  unknownOf(keys: readonly string[]): string[]
  add(keys: readonly string[]): void
}

/** A set of lines that every worker of a run adds to and reads: what one of them found right, the others need not look at. */
export function createFindings(file: string): Findings {
  const known = new Set<string>()
  const handle = openSync(file, 'a+')
  process.once('exit', () => closeSync(handle))
  let readTo = 0
  let half = ''
  const catchUp = (): void => {
    const { size } = fstatSync(handle)
    if (size === readTo) return
    const bytes = Buffer.alloc(size - readTo)
    readTo += readSync(handle, bytes, 0, bytes.length, readTo)
    const lines = (half + bytes.toString('utf8')).split('\n')
    half = lines.pop()!
    for (const line of lines) known.add(line)
  }
  return {
    unknownOf(keys) {
      catchUp()
      return [...new Set(keys)].filter((key) => !known.has(key))
    },
    add(keys) {
      if (keys.length > 0) appendFileSync(handle, keys.map((key) => `${key}\n`).join(''))
    },
  }
}
