import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Download } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { accessPart, getSubject, hasWithdrawn, listRepresentedBy } from '../../subjects/index.ts'
import { type LibraryEntry, listEntries } from '../library/library-store.ts'
import { findFit } from '../library/library-rules.ts'
import { MOST_ENTRIES } from '../library/library-contract.ts'
import { findFetchedFields, listFetched } from '../waiver/fetched-store.ts'
import { insertShare, type Share } from './share-store.ts'

/** The case that is handled: for it, and for nothing else, its applicant's data is shared (最小必要, 个人信息保护法 art. 6). */
export interface CaseToShareFor {
  number: string
  itemCode: string
  itemName: string
  applicantId: string
  applicantName: string
  materials: readonly { name: string; register: string | null }[]
}

export interface Shareable {
  entries: (Pick<LibraryEntry, 'id' | 'name' | 'itemName' | 'validUntil'> & { keptOn: string; files: { id: string; name: string; mediaType: string }[] })[]
  registers: { register: string; holderId: string; holderName: string; asOf: string; fetchedAt: string }[]
}

const BASIS = '《政务数据共享条例》（国令第809号）；《国务院关于在线政务服务的若干规定》（国令第716号）第七条'

/**
 * What of the applicant may be looked at for this case: of their library what is called like one of its materials, and what
 * registers answered in place of one. Names only: looking at the rest is in the ledger.
 */
export async function listShareable(ctx: Context, ofCase: CaseToShareFor): Promise<Shareable> {
  const today = ctx.clock.today()
  const wanted = new Set(ofCase.materials.flatMap(({ register }) => register ?? []))
  const [entries, holders] = await Promise.all([listSharedEntries(ctx, ofCase, today), wanted.size > 0 ? listHolders(ctx, ofCase.applicantId) : new Map<string, string>()])
  const [files, fetched] = await Promise.all([listFiles(ctx.db, entries.flatMap((entry) => entry.files)), holders.size > 0 ? listFetched(ctx.db, [...holders.keys()], today) : []])
  return {
    entries: entries.map(({ id, name, itemName, validUntil, keptAt, files: ids }) => ({
      id, name, itemName, validUntil, keptOn: toLegalDate(keptAt), files: files.flatMap((file) => (ids.includes(file.id) ? [{ id: file.id, name: file.name, mediaType: file.mediaType }] : [])),
    })),
    registers: fetched.flatMap((row) =>
      (row.outcome === 'found' && wanted.has(row.register)
        ? [{ register: row.register, holderId: row.subjectId, holderName: holders.get(row.subjectId)!, asOf: row.asOf!.toISOString(), fetchedAt: row.fetchedAt.toISOString() }]
        : [])),
  }
}

/** None where the applicant withdrew their consent to sharing (个人信息保护法 art. 15); what registers answered before stands in the case. */
async function listSharedEntries(ctx: Context, ofCase: CaseToShareFor, today: string): Promise<LibraryEntry[]> {
  if (await hasWithdrawn(ctx, ofCase.applicantId, 'sharedData')) return []
  return (await listEntries(ctx.db, ofCase.applicantId, today, undefined, MOST_ENTRIES)).filter((entry) => isFor(entry, ofCase))
}

/** What was handed in with the case itself is in its record already. */
const isFor = (entry: LibraryEntry, { number, materials }: CaseToShareFor): boolean =>
  entry.applicationNumber !== number && materials.some(({ name }) => findFit(entry.name, name) ?? (entry.handedAs !== null && findFit(entry.handedAs, name)))

/** Whose facts may stand in: the applicant's, and across the bond between an enterprise and whoever represents it. Ids with names. */
async function listHolders(ctx: Context, applicantId: string): Promise<Map<string, string>> {
  const applicant = await getSubject(ctx, applicantId)
  const others = applicant.kind === 'person' ? await listRepresentedBy(ctx, applicant.id) : applicant.legalRepresentativeId ? [await getSubject(ctx, applicant.legalRepresentativeId)] : []
  return new Map([applicant, ...others].map(({ id, name }) => [id, name]))
}

/** Shows what a register answered. @throws Refusal 404 for anything that did not stand in for a material of the case */
export async function openRegisterAnswer(ctx: Context, ofCase: CaseToShareFor, register: string, holderId: string): Promise<{ register: string; holderName: string; fields: { name: string; value: string }[]; sharedAt: string }> {
  const { registers } = await listShareable(ctx, ofCase)
  const shared = registers.find((each) => each.register === register && each.holderId === holderId)
  const sealed = shared && (await findFetchedFields(ctx.db, holderId, register, ctx.clock.today()))
  if (!sealed) throw notFound('这份共享数据，它可能过了使用期限', 'materials.nothing_shared')
  const fields = Object.entries(JSON.parse(ctx.sealed.open(sealed)) as Record<string, string | number | boolean>).map(([name, value]) => ({ name, value: toText(value) }))
  const sharedAt = await writeShare(ctx, ofCase, { subjectId: holderId, subjectName: shared!.holderName, kind: 'register', what: register, fields: fields.map(({ name }) => name), provider: register })
  return { register, holderName: shared!.holderName, fields, sharedAt }
}

const toText = (value: string | number | boolean): string => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value))

/** Shows a file of the applicant's library. @throws Refusal 404 for what is not called like a material of the case */
export async function openSharedEntryFile(ctx: Context, ofCase: CaseToShareFor, entryId: string, fileId: string): Promise<Download> {
  const entry = (await listSharedEntries(ctx, ofCase, ctx.clock.today())).find(({ id }) => id === entryId)
  const [file] = entry?.files.includes(fileId) ? await listFiles(ctx.db, [fileId]) : []
  if (!entry || !file) throw notFound('这份材料，它可能已被本人删除或过了使用期限', 'materials.nothing_shared')
  const provider = entry.authorityId === null ? '申请人存入材料库' : (await getDirectory(ctx)).authority(entry.authorityId).name
  await writeShare(ctx, ofCase, { subjectId: ofCase.applicantId, subjectName: ofCase.applicantName, kind: 'library', what: entry.name, fields: ['材料文件'], provider })
  return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(file.id) }
}

/** Into the ledger of the department and into the log of the person, in one go. Returns when, ISO 8601. */
async function writeShare(ctx: Context, ofCase: CaseToShareFor, shown: Pick<Share, 'subjectId' | 'subjectName' | 'kind' | 'what' | 'fields' | 'provider'>): Promise<string> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const { number, itemCode, itemName } = ofCase
  const at = ctx.clock.now()
  const share: Share = {
    ...shown, region: officer.region, id: ctx.ids.next(), at, authorityId: officer.authorityId, authorityName: directory.authority(officer.authorityId).name, officerId: officer.id, officerName: officer.name,
    purpose: `审查「${itemName}」办件 ${number}`, basis: BASIS, applicationNumber: number, itemCode, itemName, outcome: 'shown',
  }
  const isWritten = await commit(ctx, {
    region: officer.region,
    guard: insertShare(share),
    parts: [accessPart(ctx, [{ subjectId: share.subjectId, region: share.region, kind: 'share', what: share.what, fields: share.fields, purpose: share.purpose, basis: share.basis, itemCode, applicationNumber: number, outcome: 'shown' }], share.authorityName)],
    answer: null,
  })
  if (!isWritten) throw new Refusal(503, 'materials.not_recorded', '没有写入共享台账，不能打开。请稍后再试。')
  return at.toISOString()
}
