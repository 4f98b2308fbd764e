import { defineOperation } from '../../platform/operations.ts'
import { certificateStateWords } from './certificate.ts'
import { stateOn } from './certificate-rules.ts'
import { listHolderCertificates } from './certificate-store.ts'
import { ListQuery, OwnCertificates } from './contract.ts'

const DEFAULT_LIMIT = 20

/** 我的证照, newest first. */
export const listOwnCertificates = defineOperation({
  id: 'certificates.listOwn',
  summary: '我的证照',
  audience: 'citizen',
  permission: 'certificates.readOwn',
  query: ListQuery,
  output: OwnCertificates,
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const today = ctx.clock.today()
    const found = await listHolderCertificates(ctx.db, ctx.actor.principalId, query.cursor, limit + 1)
    const shown = found.slice(0, limit)
    return {
      rows: shown.map(({ identifier, number, name, issuingAuthority, state: stored, issuedOn, validUntil }) => {
        const state = stateOn({ state: stored, validUntil }, today)
        return { identifier, number, name, issuingAuthority, state, stateName: certificateStateWords[state], issuedOn, validUntil }
      }),
      next: found.length > limit ? shown.at(-1)!.identifier : null,
    }
  },
})
