import { createClock } from '../../../../platform/clock.ts'
import { type FileVerdict, judgeFile } from '../file-verdict-rules.ts'
import { readTrustList, stateInList, type TrustList } from '../trust-list.ts'

/**
 * The script of the page that checks files without a network (`make-offline-verifier.ts` puts it into one HTML file, built by
 * `tools/build/offline-verifier.ts`). It asks nobody: the register of seals and the certificates that count no more come with the
 * page, or from a newer list that the person chose, signed by the same key.
 */
interface Embedded {
  cityKey: string
  /** The signed list as text. */
  signedList: string
}

/** An older list than so many days may miss what was taken back since. */
const LIST_IS_OLD_AFTER_DAYS = 30
const DAY_MS = 86_400_000

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element
}

const embedded = JSON.parse(byId('data').textContent ?? '') as Embedded
let list: TrustList | undefined = readTrustList(embedded.signedList, embedded.cityKey)

const inShanghai = (at: Date): string => at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })
/** The clock of whoever opened the page: there is no other. */
const clock = createClock()

function showList(problem?: string): void {
  const shown = byId('list')
  shown.replaceChildren()
  const say = (text: string, className = '') => shown.append(Object.assign(document.createElement('p'), { textContent: text, className }))
  if (problem) say(problem, 'bad')
  if (!list) return say('这个页面里的验证名单不完整，请重新下载本页面。', 'bad')
  const madeAt = new Date(list.madeAt)
  const count = Object.values(list.notValid).reduce((sum, hashes) => sum + hashes.length, 0)
  say(`${list.city}验证名单，截至 ${inShanghai(madeAt)}：印章 ${list.seals.length} 枚，失效证照 ${count} 份。`)
  const days = Math.floor((clock.now().getTime() - madeAt.getTime()) / DAY_MS)
  if (days > LIST_IS_OLD_AFTER_DAYS) say(`名单已经是 ${days} 天前的。之后注销、撤销的证照查不出来，请联网下载新名单。`, 'warn')
}

function showVerdict(name: string, verdict: FileVerdict): void {
  const result = byId('result')
  result.className = verdict.outcome === 'genuine' ? 'card good' : 'card wrong'
  const title = Object.assign(document.createElement('h2'), { textContent: `${verdict.outcome === 'genuine' ? '✔' : '✘'} ${verdict.title}` })
  const sentence = Object.assign(document.createElement('p'), { textContent: verdict.sentence })
  const rows = document.createElement('dl')
  const row = (label: string, value: string) => rows.append(Object.assign(document.createElement('dt'), { textContent: label }), Object.assign(document.createElement('dd'), { textContent: value }))
  row('文件', name)
  const { facts } = verdict
  if (facts) {
    row('证照名称', facts.name)
    row('证照编号', facts.number)
    row('发证机关', facts.issuer)
    row('发证日期', facts.issuedOn)
    if (facts.validUntil) row('有效期至', facts.validUntil)
    if (facts.copy) row('加注件', `供${facts.copy.usedByUnit}用于${facts.copy.purpose}，有效期至 ${facts.copy.validUntil}`)
    row('印章', facts.seal.name)
    row('签章时间', inShanghai(new Date(facts.signedAt)))
    row('证照标识', facts.identifier)
  }
  const nodes: Node[] = [title, sentence, rows]
  if (facts && list) nodes.push(Object.assign(document.createElement('p'), { className: 'soft', textContent: `证照状态按 ${inShanghai(new Date(list.madeAt))} 的名单核验；之后的变化请联网核验。` }))
  result.replaceChildren(...nodes)
  result.hidden = false
  result.focus()
}

let checked: File | undefined

async function check(file: File): Promise<void> {
  checked = file
  const known = list
  if (!known) return showList()
  const verdict = await judgeFile(new Uint8Array(await file.arrayBuffer()), {
    findSeal: async (id) => known.seals.find((seal) => seal.id === id),
    stateOf: async ({ identifier }) => stateInList(known, identifier),
  }, clock.today())
  showVerdict(file.name, verdict)
}

async function takeList(file: File): Promise<void> {
  const given = readTrustList(await file.text(), embedded.cityKey)
  if (!given) return showList('这个文件不是本市签名的验证名单，没有采用。从平台下载的名单也这样的，请重新下载本页面。')
  if (list && given.madeAt < list.madeAt) return showList('这份名单比正在使用的旧，没有采用。')
  list = given
  showList()
  // A newer list may know more about the file that is shown.
  if (checked) await check(checked)
}

const onFile = (id: string, take: (file: File) => Promise<void>) => {
  const input = byId(id) as HTMLInputElement
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void take(file)
  })
}
onFile('file', check)
onFile('newList', takeList)
showList()
