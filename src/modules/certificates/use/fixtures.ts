import { toUscc } from '../../organisation/index.ts'
import { type NewSubject, toIdentityNumber } from '../../subjects/index.ts'

/** Somebody whom the invented city does not know yet; 379901 is kept free for this. */
export const aPerson = (more: Partial<NewSubject> = {}): NewSubject => ({
  kind: 'person', name: '甄新来', identityNumber: toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence: 451 }), region: '379902', ...more,
})

/** An enterprise whom the invented city does not know yet. */
export const anEnterprise = (more: Partial<NewSubject> = {}): NewSubject => ({
  kind: 'enterprise', name: '澄湖区新来小吃店', identityNumber: toUscc({ prefix: '92', region: '379901', body: 'MA9X0003' }), region: '379902', ...more,
})
