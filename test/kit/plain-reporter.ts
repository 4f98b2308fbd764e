import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What the file that COUNTS_FILE names holds in the end. */
export interface RunCounts {
  /** By project; one of which no file was found is missing. Seconds from the start of its first file to the end of its last. */
  projects: Record<string, Counts & { seconds: number }>
  /** Errors that belong to no test. */
  outsideTests: number
}

/** Prints only what failed, in plain text, and leaves the counts in the file that COUNTS_FILE names. */
export default class PlainReporter implements Reporter {
  readonly #times = new Map<string, { from: number; to: number }>()

  onTestModuleQueued({ project }: TestModule): void {
    const now = performance.now()
    if (!this.#times.has(project.name)) this.#times.set(project.name, { from: now, to: now })
  }

  onTestModuleEnd({ project }: TestModule): void {
    this.#times.get(project.name)!.to = performance.now()
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const projects: RunCounts['projects'] = {}
    for (const module of modules) {
      const { from, to } = this.#times.get(module.project.name) ?? { from: 0, to: 0 }
      const counts = (projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0, seconds: (to - from) / 1000 })
      // A file that cannot be loaded, or a suite whose set-up broke, has run none of its tests.
      for (const error of [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => [...suite.errors()])]) {
        counts.failed++
        print(`✗ ${toPath(module.moduleId)}`, error)
      }
      for (const test of module.children.allTests()) count(test, counts)
    }
    for (const error of unhandled) print('✗ 测试之外的错误', error)
    const counts: RunCounts = { projects, outsideTests: unhandled.length }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts))
  }
}

function count(test: TestCase, counts: Counts): void {
  const { state, errors } = test.result()
  if (state === 'pending') return
  counts[state]++
  for (const error of errors ?? []) print(`✗ ${toPath(test.module.moduleId)} › ${test.fullName}`, error)
}

/** A page of HTML in a diff helps nobody: what differs stands at its beginning or not at all. */
const MAX_LINE_CHARACTERS = 500
const MAX_DIFF_LINES = 60

/** @param error with the pages that were open when a test of the browser failed */
function print(title: string, error: SerializedError & { diff?: string; pages?: string[] }): void {
  const { name, message, diff, stacks, stack, pages = [] } = error
  const place = stacks?.find(({ file }) => !file.includes('node_modules'))
  const lines = [title, `  ${name}: ${message}`, ...(diff ? diff.split('\n').slice(0, MAX_DIFF_LINES).map((line) => `    ${line}`) : [])]
  lines.push(place ? `  ${toPath(place.file)}:${place.line}` : `  ${stack ?? ''}`, ...pages.map((page) => `  ${page}`))
  process.stdout.write(`${lines.map((line) => (line.length > MAX_LINE_CHARACTERS ? `${line.slice(0, MAX_LINE_CHARACTERS)}…` : line)).join('\n')}\n\n`)
}

const toPath = (file: string): string => relative(process.cwd(), file)
