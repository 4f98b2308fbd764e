import type { Material } from '../catalogue/index.ts'
import type { Source } from './sources/source.ts'
import type { FetchedFact, HeldCertificate, Holdings } from './waiver/waiver-rules.ts'

export const APPLICANT = '019a0000-0000-7000-8000-000000000001'

export const aMaterial = (changes: Partial<Material> = {}): Material => ({
  id: 'm1', name: '身份证明', form: 'copy', copies: 1, source: 'government', necessary: true, deferrable: false, commitment: false, exemptBy: null, waiverWay: null, holder: 'applicant', proves: 'entry',
  kind: 'other', sourceNote: null, paperSize: null, blankForm: null, sample: null, fillingNotes: null, acceptanceStandard: null, legalBasis: null, remark: null, ...changes,
})

export const aCertificateSource = (changes: Partial<Source> = {}): Source => ({
  name: '居民身份证电子证照', kind: 'certificate', certificateNames: ['居民身份证'], register: null, holderKind: 'person', isSensitive: false, prefills: [], note: '', changedBy: '测试', changedAt: new Date(0), ...changes,
})

export const aRegisterSource = (changes: Partial<Source> = {}): Source =>
  aCertificateSource({ name: '不动产登记信息', kind: 'register', certificateNames: [], register: '不动产登记信息', holderKind: 'either', ...changes })

export const aHeldCertificate = (changes: Partial<HeldCertificate> = {}): HeldCertificate => ({
  identifier: '1.2.156.3005.2.X', name: '居民身份证', number: '云湖身证〔2020〕第1号', holderId: APPLICANT, holderName: '陈小满', validUntil: null, isValid: true, stateName: '有效', ...changes,
})

export const aFact = (changes: Partial<FetchedFact> = {}): FetchedFact => ({
  holderId: APPLICANT, register: '不动产登记信息', outcome: 'found', asOf: '2026-02-01T00:00:00.000Z', fetchedAt: '2026-03-01T00:00:00.000Z', validUntil: '2026-03-30', ...changes,
})

export const someHoldings = ({ sources = [aCertificateSource(), aRegisterSource()], ...changes }: Partial<Omit<Holdings, 'sources'>> & { sources?: readonly Source[] } = {}): Holdings => ({
  today: '2026-03-02',
  sources: new Map(sources.map((source) => [source.name, source])),
  holders: { either: [APPLICANT], person: [APPLICANT], enterprise: [] },
  certificates: [], sensitiveCertificates: new Set(), fetched: [], unanswered: new Set(), obstacle: null, sensitiveAllowedBy: new Set([APPLICANT]), canAsk: () => true,
  ...changes,
})
