import type { Platform } from '../../../platform/context.ts'
import { type Authority, getDirectory } from '../../organisation/index.ts'
import { findSubjectsByIdentity, importSubjects } from '../../subjects/index.ts'
import type { CertificateContent, CertificateFacts } from '../certificate.ts'
import { toCertificateIdentifier } from '../certificate-identifier-rules.ts'
import { certificateHash, toSerialText } from '../certificate-rules.ts'
import { type HolderCertificate, insertHolderCertificates } from '../certificate-store.ts'
import { CERTIFICATE_TEMPLATE_VERSION } from '../certificate-template.ts'
import { definerOf, unprintableIn } from '../prepare-certificate.ts'
import { recountTypes } from '../types/figure-store.ts'
import { listTypes } from '../types/type-store.ts'
import { type CertificateLine, type CheckedLine, checkLine, keyOf, LINE_FIELDS, type LineError } from './import-rules.ts'
import { allocateSerials, countProgress, finishBatch, findBatch, type ImportBatch, insertBatch, insertErrors, insertImported, listByNumbers } from './import-store.ts'

export interface CertificateBatch {
  /** Whose certificates they are: an authority imports its own. */
  authorityId: string
  /** The file or the system they come from, as people call it. */
  source: string
  /** Whether one wrong line keeps all the others out. */
  isAllOrNothing: boolean
  lines: readonly CertificateLine[]
  officerId: string | null
}

/** Small enough for one statement and for progress that moves, large enough that the round trips do not count. */
const LINES_AT_ONCE = 500

type Importing = Pick<Platform, 'db' | 'clock' | 'ids' | 'sealed' | 'memo'>

/**
 * 存量证照: brings in certificates that exist on paper or in another system. A line that is in the store already (same type, number
 * and holder) is counted and left alone, so that an import that broke off, or the same file again, does no harm. Holders nobody
 * knows yet are registered. What is wrong stands line by line with the batch.
 */
export async function importCertificates(ctx: Importing, { authorityId, source, isAllOrNothing, lines, officerId }: CertificateBatch): Promise<ImportBatch> {
  const directory = await getDirectory(ctx)
  const authority = directory.authority(authorityId)
  const { region } = authority
  const id = ctx.ids.next()
  await insertBatch(ctx.db, { region, id, authorityId, source, isAllOrNothing, total: lines.length }, officerId, ctx.clock.now())

  const { checked, errors } = await check(ctx, authority, definerOf(directory, authorityId), lines)
  if (errors.length > 0) {
    await insertErrors(ctx.db, region, id, errors)
    await countProgress(ctx.db, region, id, { imported: 0, duplicates: 0, wrong: new Set(errors.map(({ line }) => line)).size })
  }
  const isRefused = isAllOrNothing && errors.length > 0
  if (!isRefused) for (const chunk of chunksOf(checked)) await bringIn(ctx, authority, id, chunk)
  if (!isRefused) await recountTypes(ctx.db, region, ctx.clock.today(), ctx.clock.now())
  await finishBatch(ctx.db, region, id, isRefused ? 'refused' : 'done', ctx.clock.now())
  return (await findBatch(ctx.db, region, id))!
}

async function check(ctx: Importing, authority: Authority, definerUscc: string, lines: readonly CertificateLine[]): Promise<{ checked: CheckedLine[]; errors: LineError[] }> {
  const types = new Map((await listTypes(ctx.db)).filter((type) => type.definerUscc === definerUscc).map((type) => [type.name, type]))
  const today = ctx.clock.today()
  const checked: CheckedLine[] = []
  const errors: LineError[] = []
  const nameOf = new Map<string, string>()
  for (const chunk of chunksOf(lines)) {
    const passed = chunk.flatMap((line) => {
      const result = checkLine(line, types, today)
      if ('checked' in result) return [result.checked]
      errors.push(...result.errors)
      return []
    })
    for (const [identity, { name }] of await findSubjectsByIdentity(ctx, passed.map(({ holder }) => holder.identity))) nameOf.set(identity, name)
    for (const line of passed) {
      const registered = nameOf.get(line.holder.identity)
      const missing = unprintableIn(toContent(line, authority, 'x'))
      if (registered !== undefined && registered !== line.holder.name) errors.push({ line: line.line, field: LINE_FIELDS.holderName, message: '这个证件号码已登记在另一个姓名（名称）下，请核对证件号码和姓名。' })
      else if (missing.length > 0) errors.push({ line: line.line, field: LINE_FIELDS.holderName, message: `字库中没有${missing.map((each) => `「${each}」`).join('、')}，暂时不能导入，请联系系统管理员补充字库。` })
      else {
        nameOf.set(line.holder.identity, line.holder.name)
        checked.push(line)
      }
    }
  }
  return { checked, errors }
}

/** Writes some hundred lines at once, with their holders where they are new, and the holders' own lists. */
async function bringIn(ctx: Importing, authority: Authority, batchId: string, lines: CheckedLine[]): Promise<void> {
  const { region } = authority
  await ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db }
    const holders = await toHolders(inside, region, lines)
    const holderOf = ({ holder }: CheckedLine) => holders.get(holder.identity)!
    const known = new Map((await listByNumbers(db, region, lines.map(({ number }) => number))).map((each) => [keyOf(each, each.holderId), each]))
    const byKey = new Map<string, CheckedLine>()
    // Of two equal lines of the file the first counts.
    for (const line of lines) byKey.set(keyOf(line, holderOf(line)), byKey.get(keyOf(line, holderOf(line))) ?? line)
    const fresh = [...byKey].flatMap(([key, line]) => (known.has(key) ? [] : [line]))
    const serials = await allocateSerials(db, fresh.length)
    const facts = fresh.map((line, index) => toFacts(line, { authority, batchId, holderId: holderOf(line), serial: serials[index]! }))
    const written = await insertImported(db, facts, ctx.clock.now())
    const imported = facts.filter(({ identifier }) => written.has(identifier))
    // Also for what was there: an import that broke off may have left its holders' lists behind.
    const already = [...known].flatMap(([key, each]) => (byKey.has(key) ? [each] : []))
    await insertHolderCertificates(db, [
      ...imported.map((certificate) => toHolderLine(region, { ...certificate, state: 'valid', issuingAuthority: authority.name })),
      ...already.map((certificate) => toHolderLine(region, certificate)),
    ])
    await countProgress(db, region, batchId, { imported: imported.length, duplicates: lines.length - imported.length, wrong: 0 })
  })
}

/** Ids of the holders by identity; those who are new are registered where the authority is. */
async function toHolders(ctx: Importing, region: string, lines: CheckedLine[]): Promise<Map<string, string>> {
  const byIdentity = new Map(lines.map(({ holder }) => [holder.identity, holder]))
  const found = await findSubjectsByIdentity(ctx, [...byIdentity.keys()])
  const holders = new Map([...found].map(([identity, { id }]) => [identity, id]))
  const strangers = [...byIdentity.values()].filter(({ identity }) => !holders.has(identity))
  const registered = strangers.length === 0 ? [] : await importSubjects(ctx, strangers.map(({ kind, name, identity }) => ({ kind, name, identityNumber: identity, region })))
  strangers.forEach(({ identity }, index) => holders.set(identity, registered[index]!.id))
  return holders
}

function toFacts(line: CheckedLine, { authority, batchId, holderId, serial }: { authority: Authority; batchId: string; holderId: string; serial: number }): CertificateFacts & { hash: string } {
  const version = 1
  const identifier = toCertificateIdentifier({ typeCode: line.typeCode, issuer: authority.uscc, serial: toSerialText(line.issuedOn.slice(0, 4), serial), version })
  const facts: CertificateFacts = {
    region: authority.region, identifier, number: line.number, typeCode: line.typeCode, name: line.name, holderId, holderName: line.holder.name,
    applicationNumber: null, importBatchId: batchId, previousIdentifier: null, issuingAuthorityId: authority.id, issuedOn: line.issuedOn, validUntil: line.validUntil,
    version, data: toContent(line, authority, identifier), templateVersion: CERTIFICATE_TEMPLATE_VERSION,
  }
  return { ...facts, hash: certificateHash(facts) }
}

const toContent = (line: CheckedLine, authority: Authority, identifier: string): CertificateContent => ({
  name: line.name, holder: { name: line.holder.name, code: line.holder.code }, number: line.number, identifier, content: line.content,
  issuingAuthority: authority.name, issuedOn: line.issuedOn,
  ...(line.validUntil ? { validTo: line.validUntil } : {}), ...(line.validityText ? { validityText: line.validityText } : {}),
})

const toHolderLine = (region: string, { holderId, identifier, name, number, issuingAuthority, state, issuedOn, validUntil }: Omit<HolderCertificate, 'region'>): HolderCertificate => ({
  holderId, identifier, region, name, number, issuingAuthority, state, issuedOn, validUntil,
})

function* chunksOf<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += LINES_AT_ONCE) yield all.slice(from, from + LINES_AT_ONCE)
}
