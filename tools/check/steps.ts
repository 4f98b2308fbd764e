import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from '../../test/kit/plain-reporter.ts'
import { buildStaffEnd } from '../build/staff-end.ts'
import { type CommandResult, runCommand } from './run-command.ts'

/** One step, done: printed at once, counted at the end. */
type Step = () => Promise<Counts>

/** A program that is content or not: counts as one test. */
const program = (name: string, script: string, args: string[]): Step => async () => {
  const result = await runCommand(script, args)
  report(name, result)
  return { passed: result.isOk ? 1 : 0, failed: result.isOk ? 0 : 1, skipped: 0 }
}

/** Tests of some vitest projects, counted one by one. */
const tests = (name: string, ...projects: string[]): Step => async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-counts-'))
  const countsFile = join(folder, 'counts.json')
  try {
    const result = await runCommand('node_modules/vitest/vitest.mjs', ['run', ...projects.flatMap((project) => ['--project', project]), '--reporter=./test/kit/plain-reporter.ts'], { COUNTS_FILE: countsFile, NO_COLOR: '1' })
    const counts = readCounts(countsFile)
    if (!counts) {
      report(name, { ...result, isOk: false, output: `${result.output}\n没有统计：没有找到测试文件，或者运行中断了。` })
      return { passed: 0, failed: 1, skipped: 0 }
    }
    report(`${name}（${counts.passed} 项通过）`, result)
    return { ...counts, failed: Math.max(counts.failed, result.isOk ? 0 : 1) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const programs: Step[] = [
  program('类型', 'node_modules/typescript-native/bin/tsc', ['-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc/check.tsbuildinfo']),
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

/** Types, boundaries and lint in one lane, pure and database tests (the house among them) in the other: two cores, both busy. */
export const checkLanes: Step[][] = [programs, [tests('规则与数据库测试', 'pure', 'database')]]

/** The same, with journeys, load and browsers. The browsers show the staff ends, so those are built first. */
export const fullLanes: Step[][] = [programs, [tests('规则与数据库测试', 'pure', 'database'), tests('办事全程、故障与错误输入', 'journeys'), staffEnd, tests('浏览器', 'browser')]]

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
  if (!isOk) process.stdout.write(`${output.trim().split('\n').map((line) => `    ${line}`).join('\n')}\n`)
}

function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts
  } catch {
    return undefined
  }
}
