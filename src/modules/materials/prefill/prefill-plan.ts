/** Of a certificate: who holds it, under which code, or what one of its fields says. */
export type CertificateFact = 'holderName' | 'holderCode' | { label: string }

/** Which facts of which certificates answer which questions, by the names under which forms ask. What registers answer stands with their sources (`Source.prefills`). */
export const PREFILL_PLAN: readonly { certificateNames: readonly string[]; of: 'person' | 'enterprise'; answers: readonly { fact: CertificateFact; fields: readonly string[] }[] }[] = [
  {
    certificateNames: ['营业执照', '营业执照(个体工商户)', '营业执照(农民专业合作社)', '换发的营业执照'],
    of: 'enterprise',
    answers: [
      { fact: 'holderName', fields: ['businessName', 'enterpriseName'] },
      { fact: 'holderCode', fields: ['businessUscc', 'enterpriseUscc'] },
      { fact: { label: '法定代表人（负责人、经营者）' }, fields: ['legalRepresentativeName'] },
      { fact: { label: '住所（经营场所）' }, fields: ['premisesAddress', 'enterpriseAddress'] },
    ],
  },
  { certificateNames: ['居民身份证'], of: 'person', answers: [{ fact: 'holderName', fields: ['applicantName'] }, { fact: { label: '住址' }, fields: ['applicantAddress'] }] },
]
