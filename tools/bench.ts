import { parseArgs } from 'node:util'

/** `npm run bench -- <name> [--option value]…` : JSON lines, the last one a summary; rows in docs/benchmarks.md. */

type Options = Record<string, string | boolean | undefined>
type Bench = { describe: string; options: Record<string, string>; run(options: Options, command: string): Promise<void> }

const number = (options: Options, name: string, fallback: number): number => {
  const given = options[name]
  if (given === undefined) return fallback
  const value = Number(given)
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} 应为不小于 0 的数，现在是「${String(given)}」。`)
  return value
}
const text = (options: Options, name: string): string | undefined => (typeof options[name] === 'string' ? options[name] : undefined)

const BENCHES: Record<string, Bench> = {
  cases: {
    describe: '办件全流程（HTTP）：空库与百万库交替，并与纯语句上限比较',
    options: { clients: '16', pairs: '5', seconds: '20', count: '1000000（0 = 只测空库）', 'no-limit': '不测上限', profile: '服务进程 CPU 剖析的输出目录' },
    run: async (options, command) =>
      (await import('./bench/cases.ts')).benchCases({
        clients: number(options, 'clients', 16), pairs: number(options, 'pairs', 5), seconds: number(options, 'seconds', 20), count: number(options, 'count', 1_000_000),
        limit: options['no-limit'] !== true, profile: text(options, 'profile'),
      }, command),
  },
  seed: {
    describe: '生成办件（每件平均 6 个以上链式事件），供其他基准复用',
    options: { count: '1000000' },
    run: async (options, command) => (await import('./bench/seed.ts')).benchSeed(number(options, 'count', 1_000_000), command),
  },
}

const [name, ...rest] = process.argv.slice(2)
const bench = name === undefined ? undefined : BENCHES[name]
if (!bench) {
  process.stderr.write(`用法：npm run bench -- <名称> [选项]\n${Object.entries(BENCHES).map(([each, { describe, options }]) => `  ${each.padEnd(10)} ${describe}\n${Object.entries(options).map(([option, meaning]) => `             --${option}  ${meaning}\n`).join('')}`).join('')}`)
  process.exit(name === undefined ? 0 : 1)
}
try {
  const { values } = parseArgs({ args: rest, options: Object.fromEntries(Object.keys(bench.options).map((option) => [option, { type: option.startsWith('no-') ? 'boolean' as const : 'string' as const }])) })
  await bench.run(values, ['npm run bench --', name, ...rest].join(' '))
} catch (error) {
  process.stderr.write(`基准测试「${name}」没有完成：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
}
