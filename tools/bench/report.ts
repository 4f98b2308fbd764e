import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../src/platform/config.ts'

/** One line of docs/benchmarks.md. */
export interface Row {
  what: string
  result: string
  /** What must be shown, and where we are going. */
  floor: string
  goal: string
}

const FILE = join(ROOT, 'docs/benchmarks.md')

const HEAD = `# Benchmarks

Written by \`npm run bench -- <name>\`; each benchmark replaces its own rows. The load generator runs on the same cores.
Machines are noisy: compare ratios of one run before absolutes of two. Nothing here is asserted by a test.

| bench | what | result | floor | goal | machine | command | date | commit |
|---|---|---|---|---|---|---|---|---|
`

/** Prints one measurement as a JSON line. */
export const emit = (line: Record<string, unknown>): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

/** Prints the summary, the last line of a benchmark, and puts its rows into docs/benchmarks.md in place of its old ones. */
export function conclude(bench: string, command: string, summary: Record<string, unknown>, rows: Row[], postgresVersion = '–'): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version.slice(1)}, PostgreSQL ${postgresVersion}`
  const commit = commitOfTree()
  const date = new Date().toISOString().slice(0, 10)
  const kept = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| bench |') && !line.startsWith(`| ${bench} |`)) : []
  const fresh = rows.map(({ what, result, floor, goal }) => `| ${[bench, what, result, floor, goal, machine, `\`${command}\``, date, commit].join(' | ')} |`)
  writeFileSync(FILE, `${HEAD}${[...kept, ...fresh].sort().join('\n')}\n`)
  emit({ bench, command, machine, date, commit, ...summary })
}

/** `b5c3099`, or `b5c3099+` when what was measured is not what was committed. */
function commitOfTree(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    const isChanged = git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'db', 'package-lock.json') !== ''
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+' : ''}`
  } catch {
    return 'no git' // an unpacked archive measures as well as a clone
  }
}

export const median = (values: number[]): number => quantile(values, 0.5)

/** Linear between the two nearest ranks. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)] ?? Number.NaN
  return below + ((sorted[Math.ceil(position)] ?? below) - below) * (position % 1)
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits))
