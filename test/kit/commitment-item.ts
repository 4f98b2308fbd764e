import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importItems } from '../../src/modules/catalogue/index.ts'
import { ROOT } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { REGION, residentOf } from './actors.ts'
import type { TestApp } from './test-app.ts'

/** An item that is wholly on commitment (行政审批告知承诺), otherwise like the registration of e-bikes. */
export const COMMITMENT_ITEM = 'ebike-on-commitment'
export const COMMITMENT_ITEM_NAME = '电动自行车登记（告知承诺）'

export async function importCommitmentItem(city: TestApp): Promise<void> {
  const items = readFileSync(join(ROOT, 'db/seed/items.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  const ebike = items.find(({ code }) => code === 'ebike-registration')!
  const { isWritten, rows } = await importItems(systemContext(city.platform, 'test'), [{ ...ebike, code: COMMITMENT_ITEM, name: COMMITMENT_ITEM_NAME, shortNames: ['承诺上牌'], commitmentSystem: true }])
  if (!isWritten) throw new Error(JSON.stringify(rows))
}

/** An elder at the counter with everything on paper. */
export function commitmentIntake(more: object = {}) {
  const { name, identityNumber, phone, address } = residentOf('resident1')
  return {
    item: COMMITMENT_ITEM, region: REGION, materials: { m1: { waived: true }, m2: { onPaper: true }, m3: { onPaper: true } },
    form: { applicantKind: 'person', applicantName: name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: identityNumber, applicantPhone: phone, applicantAddress: address, handledBy: 'applicant', truthStatement: true },
    applicant: { kind: 'person', name, identityNumber }, ...more,
  }
}

export const commitmentChecks = ['m1', 'm2', 'm3'].map((id) => ({ id, result: 'qualified' as const }))
