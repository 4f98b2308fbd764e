// Runs any script of package.json on the Node the project pins, whatever Node the machine has (>= 20.19).
// Plain JavaScript on purpose: it is the only file that must work before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.installed-from')
const loader = new URL('load-typescript.mjs', import.meta.url).href
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const [script, ...args] = process.argv.slice(2)

const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
const isInstalled = () =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(pinnedNode)

if (!isInstalled()) await install()

// npm puts node_modules/.bin first, so from the second run on this already is the pinned Node:
// stay in this process and save starting another.
const isPinned = existsSync(pinnedNode) && realpathSync(process.execPath) === realpathSync(pinnedNode)
if (isPinned) {
  process.argv = [process.argv[0], resolve(root, script), ...args]
  await import(loader)
  await import(pathToFileURL(resolve(root, script)).href)
} else {
  const child = spawn(pinnedNode, ['--import', loader, resolve(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(modules, '.bin')}:${process.env.PATH ?? ''}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`无法启动 ${pinnedNode}：${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** Two commands may be started at once on a fresh clone: a lock folder makes the second wait for the first. */
async function install() {
  const lock = join(root, '.installing')
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      if (isInstalled()) return
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0
      if (age > 10 * 60_000) rmSync(lock, { recursive: true, force: true })
      await new Promise((done) => setTimeout(done, 500))
    }
  }
  try {
    if (isInstalled()) return
    const started = Date.now()
    process.stderr.write('正在安装依赖（只需一次）…\n')
    // The engines warning is about the Node that runs npm, not the one that runs the project.
    const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: '' },
      shell: process.platform === 'win32',
    })
    if (result.status !== 0) {
      process.stderr.write('依赖安装失败：请检查网络或 npm 镜像设置后重试。\n')
      process.exit(1)
    }
    writeFileSync(stamp, wanted)
    process.stderr.write(`依赖已安装，用时 ${Math.round((Date.now() - started) / 1000)} 秒\n`)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}
