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
  lists: {
    describe: '百万办件下的待办、列表、查找、办件页与导出',
    options: { clients: '16', count: '1000000', requests: '每种 2000', 'export-rows': '100000' },
    run: async (options, command) =>
      (await import('./bench/lists.ts')).benchLists({ clients: number(options, 'clients', 16), count: number(options, 'count', 1_000_000), requests: number(options, 'requests', 2000), exportRows: number(options, 'export-rows', 100_000) }, command),
  },
  search: {
    describe: '十万条实施清单下的事项搜索：用时与命中率',
    options: { clients: '16', entries: '100000', requests: '2000' },
    run: async (options, command) =>
      (await import('./bench/search.ts')).benchSearch({ clients: number(options, 'clients', 16), entries: number(options, 'entries', 100_000), requests: number(options, 'requests', 2000) }, command),
  },
  catalogue: {
    describe: '导入、要素体检、公布一项变更各用多久',
    options: { items: '5000', entries: '100000', changes: '20' },
    run: async (options, command) =>
      (await import('./bench/catalogue.ts')).benchCatalogue({ items: number(options, 'items', 5000), entries: number(options, 'entries', 100_000), changes: number(options, 'changes', 20) }, command),
  },
  pages: {
    describe: '门户页面：每秒页数、Lighthouse、首屏字节',
    options: { clients: '16', seconds: '10', runs: 'Lighthouse 次数 5', 'no-lighthouse': '只测每秒页数与字节' },
    run: async (options, command) =>
      (await import('./bench/pages.ts')).benchPages({ clients: number(options, 'clients', 16), seconds: number(options, 'seconds', 10), runs: options['no-lighthouse'] === true ? 0 : number(options, 'runs', 5) }, command),
  },
  waivers: {
    describe: '免提交引擎的用时，以及二十个常办事项还要交几份材料（写入 docs/waived-materials.md）',
    options: { requests: '2000' },
    run: async (options, command) => (await import('./bench/waivers.ts')).benchWaivers({ requests: number(options, 'requests', 2000) }, command),
  },
  documents: {
    describe: '每秒渲染的文书',
    options: { seconds: '10' },
    run: async (options, command) => (await import('./bench/documents.ts')).benchDocuments({ seconds: number(options, 'seconds', 10) }, command),
  },
  certificates: {
    describe: '证照：签发并签章、打开为带签章的 PDF、离线验章，每秒多少',
    options: { seconds: '10' },
    run: async (options, command) => (await import('./bench/certificates.ts')).benchCertificates({ seconds: number(options, 'seconds', 10) }, command),
  },
  supervision: {
    describe: '电子监察与好差评：一次巡检、两个进程与杀掉一个、由记录重建、指标页',
    options: { count: '1000000', ratings: '1000000', requests: '400' },
    run: async (options, command) =>
      (await import('./bench/supervision.ts')).benchSupervision({ count: number(options, 'count', 1_000_000), ratings: number(options, 'ratings', 1_000_000), requests: number(options, 'requests', 400) }, command),
  },
  due: {
    describe: '同一时刻到期的视为受理：一个、两个工作进程，杀掉再来',
    options: { count: '10000' },
    run: async (options, command) => (await import('./bench/due.ts')).benchDue({ count: number(options, 'count', 10_000) }, command),
  },
  queue: {
    describe: '排队叫号：从叫号到上屏，高峰取号',
    options: { screens: '500' },
    run: async (options, command) => (await import('./bench/queue.ts')).benchQueue({ screens: number(options, 'screens', 500) }, command),
  },
  'hall-day': {
    describe: '三个大厅、六十个窗口的一天：三种叫号规则、同一种子再放一遍、上午杀一台服务器',
    options: { seed: '1', visitors: '6000', 'no-repeats': '只放一种规则，一遍' },
    run: async (options, command) => (await import('./bench/hall-day.ts')).benchHallDay({ seed: number(options, 'seed', 1), visitors: number(options, 'visitors', 6000), isQuick: options['no-repeats'] === true }, command),
  },
  crash: {
    describe: '负载下反复 kill -9 服务与数据库，核对已回执的办件',
    options: { rounds: '20', clients: '8', 'load-ms': '3000' },
    run: async (options, command) => (await import('./bench/crash.ts')).benchCrash({ rounds: number(options, 'rounds', 20), clients: number(options, 'clients', 8), loadMs: number(options, 'load-ms', 3000) }, command),
  },
  fuzz: {
    describe: '向每个接口发送各种错误请求',
    options: { requests: '10000', seed: '1' },
    run: async (options, command) => (await import('./bench/fuzz.ts')).benchFuzz({ requests: number(options, 'requests', 10_000), seed: number(options, 'seed', 1) }, command),
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
