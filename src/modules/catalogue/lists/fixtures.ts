import { completeContent } from '../element-rules.ts'
import type { EntryRow } from '../entry-rules.ts'
import type { Material, ServiceItem } from '../item.ts'
import type { ListSubject } from './list.ts'

/** A complete item that is in no special list: in the hall, two visits, no township category. */
export function aServiceItem(changes: Partial<ServiceItem> = {}): ServiceItem {
  const { version = 1, ...content } = changes
  return {
    ...completeContent({
      code: 'tea-house-filing', name: '茶馆备案', shortNames: [], type: 'otherPower', departmentName: '市场监督管理局', levels: ['county'],
      serves: { persons: true, enterprises: false }, themes: [], legalBasis: [{ law: '云湖市茶馆管理办法', articles: ['第三条'] }],
      statutoryLimit: { amount: 10, unit: 'workday' }, promisedLimit: { amount: 5, unit: 'workday' }, kind: 'promised', conditions: [],
      materials: [], situations: [], steps: [], fee: null, result: { name: '备案证明', kind: 'proof', validity: null, sample: null }, intermediary: null,
      onlineDepth: 2, siteVisits: 2, siteVisitReason: '提交原件', crossRegion: null, confidence: 'high', notes: null,
      ...content,
    }),
    version,
  }
}

export const aMaterial = (changes: Partial<Material> = {}): Material => ({
  id: 'm1', name: '申请表', form: 'original', copies: 1, source: 'applicant', necessary: true, deferrable: false, commitment: false, exemptBy: null, waiverWay: null, holder: 'applicant', proves: 'entry', kind: 'form',
  sourceNote: null, paperSize: null, blankForm: null, sample: null, fillingNotes: null, acceptanceStandard: null, legalBasis: null, remark: null, ...changes,
})

export const anEntry = (division: string, changes: Partial<EntryRow> = {}): EntryRow => ({
  region: division.slice(0, 6), division_code: division, item_code: 'tea-house-filing', authority_id: 'a', unit_id: null, task_code: 't', base_code: 'b', version: 1, local: {}, local_version: 0, ...changes,
})

export const aSubject = (changes: Partial<ServiceItem> = {}, entries: EntryRow[] = []): ListSubject => ({ item: aServiceItem(changes), entries })
