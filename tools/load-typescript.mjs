// Lets Node run the project's sources: brought in by bootstrap.mjs, and with `--import` where a process is started without it.
// Node takes the types out of a .ts file by itself; a page (.tsx) also has its elements made into calls here, once for each wording of it.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import module, { createRequire, registerHooks } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Pages are written by what React runs in production, not by its build that looks for mistakes: that takes several times as long.
process.env.NODE_ENV = 'production'

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
const pages = join(cache, 'pages')

// What was compiled once is read by every later process: loading the platform takes half as long. Threads and children find it by the variable.
process.env.NODE_COMPILE_CACHE ??= join(cache, 'compiled')
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
module.setSourceMapsSupport(true)

const require = createRequire(import.meta.url)
const { version } = require('esbuild/package.json')

/** A neighbour whose name says what it is: where it lies and how it is read need not be looked up, which took a fifth of loading the platform. */
const FORMATS = { '.ts': 'module-typescript', '.tsx': 'module', '.mjs': 'module' }

registerHooks({
  resolve(specifier, context, nextResolve) {
    const format = specifier.startsWith('.') && context.parentURL?.startsWith('file:') ? FORMATS[extname(specifier)] : undefined
    return format ? { url: new URL(specifier, context.parentURL).href, format, shortCircuit: true } : nextResolve(specifier, context)
  },
  load(url, context, nextLoad) {
    const { pathname } = new URL(url)
    if (!pathname.endsWith('.tsx') || pathname.includes('/node_modules/')) return nextLoad(url, context)
    return { format: 'module', source: toScript(fileURLToPath(url)), shortCircuit: true }
  },
})

/** Named by all it is made from: whatever changes has another name. */
function toScript(file) {
  const source = readFileSync(file)
  const kept = join(pages, `${createHash('sha256').update(version).update(file).update('\0').update(source).digest('base64url')}.mjs`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const { code } = require('esbuild').transformSync(source, { loader: 'tsx', format: 'esm', target: `node${process.versions.node}`, jsx: 'automatic', sourcefile: file, sourcemap: 'inline', sourcesContent: false })
    keep(kept, code)
    return code
  }
}

/** Under another name first: nobody reads half a file. */
function keep(file, code) {
  const writing = `${file}.${process.pid}`
  try {
    mkdirSync(pages, { recursive: true })
    writeFileSync(writing, code)
    renameSync(writing, file)
  } catch {
    // Where nothing can be kept, it is made each time.
  }
}
