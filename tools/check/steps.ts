import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts, RunCounts } from '../../test/kit/plain-reporter.ts'
import { buildStaffEnd } from '../build/staff-end.ts'
import { type CommandResult, runCommand } from './run-command.ts'

/** One step, done: printed at once, counted at the end. */
type Step = () => Promise<Counts>

/** A program that is content or not: counts as one test. */
const program = (name: string, script: string, args: string[], env: Record<string, string> = {}): Step => async () => {
  const result = await runCommand(script, args, env)
  report(name, result)
  return { passed: result.isOk ? 1 : 0, failed: result.isOk ? 0 : 1, skipped: 0 }
}

/** What a person calls the tests of some vitest projects. */
interface TestGroup {
  name: string
  projects: string[]
}

/** Tests of some groups in one run, counted one by one. */
const tests = (...groups: TestGroup[]): Step => async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-counts-'))
  const countsFile = join(folder, 'counts.json')
  try {
    const projects = groups.flatMap((group) => group.projects)
    const result = await runCommand('node_modules/vitest/vitest.mjs', ['run', ...projects.flatMap((project) => ['--project', project]), '--reporter=./test/kit/plain-reporter.ts'], { COUNTS_FILE: countsFile, NO_COLOR: '1' })
    const run = readCounts(countsFile)
    const counts = add(...groups.map((group) => reportGroup(group, run)), { passed: 0, failed: run?.outsideTests ?? 0, skipped: 0 })
    if (!result.isOk) printIndented(run ? result.output : `${result.output}\n没有统计：运行中断了。`)
    return { ...counts, failed: Math.max(counts.failed, result.isOk ? 0 : 1) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A project without any test has lost its files: that is a failure too. */
function reportGroup({ name, projects }: TestGroup, run: RunCounts | undefined): Counts {
  const found = projects.flatMap((project) => run?.projects[project] ?? [])
  const lost = projects.filter((project) => !run?.projects[project])
  const counts = add(...found, { passed: 0, failed: lost.length, skipped: 0 })
  report(`${name}（${counts.passed} 项通过）`, {
    isOk: counts.failed === 0,
    seconds: found.reduce((sum, { seconds }) => sum + seconds, 0),
    output: lost.length ? `没有运行任何测试：${lost.join('、')}` : '',
  })
  return counts
}

/** What it has read it keeps to its end anyway: looking for garbage on the way is a third of its time. Beyond this much memory it looks all the same. */
const UNCOLLECTED = { GOGC: 'off', GOMEMLIMIT: '3GiB' }

const programs: Step[] = [
  // One checker: with four, each checks anew what the others know of the libraries, and the whole takes twice the processor time.
  program('类型', 'node_modules/typescript-native/bin/tsc', ['-p', 'tsconfig.json', '--checkers', '1', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc/check.tsbuildinfo'], UNCOLLECTED),
  program('边界', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', '.dependency-cruiser.cjs', 'src', 'web', 'test', 'tools']),
  program('写法', 'node_modules/oxlint/bin/oxlint', ['--format=unix', '--deny-warnings']),
]

const staffEnd: Step = async () => {
  const startedAt = performance.now()
  try {
    if (await buildStaffEnd()) report('工作台构建', { isOk: true, seconds: (performance.now() - startedAt) / 1000, output: '' })
    return { passed: 0, failed: 0, skipped: 0 }
  } catch (error) {
    report('工作台构建', { isOk: false, seconds: (performance.now() - startedAt) / 1000, output: (error as Error).message })
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const rulesAndDatabase: TestGroup = { name: '规则与数据库测试', projects: ['pure', 'database'] }
const journeys: TestGroup = { name: '办事全程、故障与错误输入', projects: ['journeys'] }
const browser: TestGroup = { name: '浏览器', projects: ['browser'] }

/** Types, boundaries and lint in one lane, pure and database tests (the house among them) in the other: two cores, both busy. */
export const checkLanes: Step[][] = [programs, [tests(rulesAndDatabase)]]

/** The same, with journeys, load and browsers: one run, one database, modules read once. The browsers show the staff ends, so those are built first. */
export const fullLanes: Step[][] = [programs, [staffEnd, tests(browser, journeys, rulesAndDatabase)]]

/** Runs the lanes side by side, each lane's steps in order. */
export async function runLanes(lanes: Step[][]): Promise<Counts> {
  const results = await Promise.all(lanes.map(async (steps) => {
    const counts: Counts[] = []
    for (const step of steps) counts.push(await step())
    return add(...counts)
  }))
  return add(...results)
}

const add = (...all: Counts[]): Counts =>
  all.reduce((sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }), { passed: 0, failed: 0, skipped: 0 })

export const closingLine = ({ passed, failed, skipped }: Counts): string => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`

function report(name: string, { isOk, seconds, output }: CommandResult): void {
  process.stdout.write(`${isOk ? '✓' : '✗'} ${name}  ${seconds.toFixed(1)} 秒\n`)
  if (!isOk) printIndented(output)
}

function printIndented(output: string): void {
  if (output.trim()) process.stdout.write(`${output.trim().split('\n').map((line) => `    ${line}`).join('\n')}\n`)
}

function readCounts(file: string): RunCounts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunCounts
  } catch {
    return undefined
  }
}
