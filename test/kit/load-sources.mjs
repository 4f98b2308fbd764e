// What a test process needs to run the sources: Node's own types stripping, pages, and no style sheets.
import { registerHooks } from 'node:module'
import '../../tools/load-typescript.mjs'

registerHooks({
  load: (url, context, nextLoad) => (new URL(url).pathname.endsWith('.css') ? { format: 'module', source: '', shortCircuit: true } : nextLoad(url, context)),
})
// vitest ends its workers by this signal: what they compiled is kept at an orderly exit only.
process.once('SIGTERM', () => process.exit())
