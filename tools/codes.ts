/**
 * `npm run codes -- id 379902199003074510` (also `uscc`, `item`, `case`, `certificate`)
 * prints what a code says as JSON: `{"valid":true,…parts}`, or `{"valid":false,"reason":"…"}` with exit 1.
 * A wrong call is answered in one sentence on stderr, exit 2.
 */
import { parseApplicationNumber } from '../src/modules/applications/record/application-number-rules.ts'
import { parseItemCode } from '../src/modules/catalogue/item-code-rules.ts'
import { parseCertificateIdentifier } from '../src/modules/certificates/certificate-identifier-rules.ts'
import { parseUscc } from '../src/modules/organisation/uscc-rules.ts'
import { parseIdentityNumber } from '../src/modules/subjects/identity-number-rules.ts'
import { createClock } from '../src/platform/clock.ts'

const USAGE = '用法：npm run codes -- id|uscc|item|case|certificate 号码，例如 npm run codes -- id 379901199003074514'

const parsers = new Map<string, (code: string) => { valid: boolean }>([
  ['id', (code) => parseIdentityNumber(code, createClock().today())],
  ['uscc', parseUscc],
  ['item', parseItemCode],
  ['case', parseApplicationNumber],
  ['certificate', parseCertificateIdentifier],
])

const [kind, code, ...rest] = process.argv.slice(2)
const parse = kind === undefined ? undefined : parsers.get(kind)
if (parse === undefined) refuse(kind === undefined ? '请写明号码的种类。' : `没有“${kind}”这个种类。`)
else if (code === undefined) refuse('请写明要检查的号码。')
else if (rest.length > 0) refuse(`一次只检查一个号码，多余的内容：${rest.join(' ')}。`)
else if (code.startsWith('-')) refuse(`不认识参数 ${code}。`)
else {
  const result = parse(code)
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exitCode = result.valid ? 0 : 1
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}${USAGE}\n`)
  process.exitCode = 2
}
