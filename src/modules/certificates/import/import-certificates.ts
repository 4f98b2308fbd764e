import { type Platform, systemContext } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { type Authority, getDirectory } from '../../organisation/index.ts'
import { findSubjectsByIdentity, importSubjects } from '../../subjects/index.ts'
import type { CertificateContent, CertificateFacts } from '../certificate.ts'
import { toCertificateIdentifier } from '../certificate-identifier-rules.ts'
import type { CertificatesImported } from '../events.ts'
import { certificateHash, toSerialText } from '../certificate-rules.ts'
import { type HolderCertificate, insertHolderCertificates } from '../certificate-store.ts'
import { CERTIFICATE_TEMPLATE_VERSION } from '../certificate-template.ts'
import { definerOf, unprintableIn } from '../prepare-certificate.ts'
import { recountTypes } from '../types/figure-store.ts'
import { listTypes } from '../types/type-store.ts'
import { type CertificateLine, type CheckedLine, checkLine, keyOf, type LineError, noteOtherNames } from './import-rules.ts'
import { LINE_FIELDS } from './line-fields.ts'
import { allocateSerials, announceImported, countProgress, deletePart, findBatch, findPart, finishBatch, type ImportBatch, insertBatch, insertErrors, insertImported, insertParts, keepChecked, listByNumbers, takeBatch } from './import-store.ts'

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

/** 存量证照: an import as it begins, and the write that takes its lines in. They are worked off by `carryOn`. */
export function prepareImport(ctx: Importing, region: string, { authorityId, source, isAllOrNothing, lines, officerId }: CertificateBatch): { batch: ImportBatch; guard: Statement; parts: Statement[] } {
  const batch: ImportBatch = {
    region, id: ctx.ids.next(), authorityId, source, isAllOrNothing, state: 'running', total: lines.length, checked: 0, imported: 0, duplicates: 0, wrong: 0, startedAt: ctx.clock.now(), finishedAt: null,
  }
  const contents = [...chunksOf(noteOtherNames(lines))].map((chunk) => ctx.sealed.seal(JSON.stringify(chunk)))
  return { batch, guard: insertBatch(batch, officerId), parts: [insertParts(region, batch.id, contents)] }
}

/**
 * An import from beginning to end, for whoever waits for it. A line that is in the store already (same type, number and holder) is
 * counted and left alone, so that the same file again does no harm. Holders nobody knows yet are registered. What is wrong stands
 * line by line with the import.
 */
export async function importCertificates(platform: Platform, batch: CertificateBatch): Promise<ImportBatch> {
  const { region } = (await getDirectory(platform)).authority(batch.authorityId)
  const { batch: { id }, guard, parts } = prepareImport(platform, region, batch)
  await commit(systemContext(platform, 'certificates.import'), { region, guard, parts, answer: null })
  await carryOn(platform, region, id)
  return (await findBatch(platform.db, region, id))!
}

/** Goes on with an import until it is over. Killed in between, or done by several at once, each line is in once and counted once. */
export async function carryOn(ctx: Importing, region: string, id: string): Promise<void> {
  while (await ctx.db.transaction((db) => takeStep({ ...ctx, db }, region, id)));
}

/** First all lines are looked at, then those that are right are brought in; some hundred in one transaction. Returns whether it was one. */
async function takeStep(ctx: Importing, region: string, id: string): Promise<boolean> {
  const batch = await takeBatch(ctx.db, region, id)
  if (!batch) return false
  const directory = await getDirectory(ctx)
  const authority = directory.authority(batch.authorityId)
  const unchecked = await findPart(ctx.db, region, id, false)
  if (unchecked) {
    const lines = open<CertificateLine>(ctx, unchecked.content)
    const { checked, errors } = await check(ctx, authority, definerOf(directory, authority.id), lines)
    if (errors.length > 0) await insertErrors(ctx.db, region, id, errors)
    await keepChecked(ctx.db, region, id, unchecked.seq, ctx.sealed.seal(JSON.stringify(checked)))
    await countProgress(ctx.db, region, id, { checked: lines.length, wrong: new Set(errors.map(({ line }) => line)).size })
    return true
  }
  const isRefused = batch.isAllOrNothing && batch.wrong > 0
  const part = isRefused ? undefined : await findPart(ctx.db, region, id, true)
  if (part) {
    await bringIn(ctx, authority, id, open<CheckedLine>(ctx, part.content))
    await deletePart(ctx.db, region, id, part.seq)
    return true
  }
  if (!isRefused) await recountTypes(ctx.db, region, ctx.clock.today(), ctx.clock.now())
  await finishBatch(ctx.db, region, id, isRefused ? 'refused' : 'done', ctx.clock.now())
  return false
}

const open = <Line>({ sealed }: Importing, content: string): Line[] => JSON.parse(sealed.open(content)) as Line[]

async function check(ctx: Importing, authority: Authority, definerUscc: string, lines: readonly CertificateLine[]): Promise<{ checked: CheckedLine[]; errors: LineError[] }> {
  const types = new Map((await listTypes(ctx.db)).filter((type) => type.definerUscc === definerUscc).map((type) => [type.name, type]))
  const today = ctx.clock.today()
  const results = lines.map((line) => checkLine(line, types, today))
  const errors = results.flatMap((result) => ('errors' in result ? result.errors : []))
  const passed = results.flatMap((result) => ('checked' in result ? [result.checked] : []))
  const known = await findSubjectsByIdentity(ctx, passed.map(({ holder }) => holder.identity))
  const checked = passed.filter((line) => {
    const fault = faultOfHolder(line, known.get(line.holder.identity)?.name, unprintableIn(toContent(line, authority, 'x')))
    if (fault) errors.push({ line: line.line, field: LINE_FIELDS.holderName, message: fault })
    return fault === undefined
  })
  return { checked, errors }
}

function faultOfHolder({ holder }: CheckedLine, registeredName: string | undefined, unprintable: readonly string[]): string | undefined {
  if (registeredName !== undefined && registeredName !== holder.name) return '这个证件号码已登记在另一个姓名（名称）下，请核对证件号码和姓名。'
  return unprintable.length > 0 ? `字库中没有${unprintable.map((each) => `「${each}」`).join('、')}，暂时不能导入，请联系系统管理员补充字库。` : undefined
}

/** Writes some hundred lines at once, with their holders where they are new, and the holders' own lists. */
async function bringIn(ctx: Importing, authority: Authority, batchId: string, lines: CheckedLine[]): Promise<void> {
  const { region } = authority
  const { db } = ctx
  const holders = await toHolders(ctx, region, lines)
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
  if (imported.length > 0) await announceImported(ctx, region, importedOf(authority, batchId, ctx.clock.today(), imported))
  await countProgress(db, region, batchId, { imported: imported.length, duplicates: lines.length - imported.length })
}

const importedOf = ({ id, name }: Authority, importId: string, importedOn: string, imported: readonly CertificateFacts[]): CertificatesImported => {
  const aYearAgo = `${Number(importedOn.slice(0, 4)) - 1}${importedOn.slice(4)}`
  const recent = imported.filter(({ issuedOn }) => issuedOn >= aYearAgo).map(({ identifier, number, name: certificate, issuedOn }) => ({ identifier, number, name: certificate, issuedOn }))
  return { importId, issuingAuthorityId: id, issuingAuthority: name, importedOn, count: imported.length, recent }
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
