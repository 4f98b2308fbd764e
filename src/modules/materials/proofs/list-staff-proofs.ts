import Type, { type Static } from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { cityOf, describeForStaff, NOT_THE_EDITOR, ProofAction, StaffProof, Standing } from './describe-staff-proof.ts'
import { itemNames } from './item-names.ts'
import { ProofClassInput } from './proof-contract.ts'
import { inReadingOrder, searchProofs, standingOf } from './proof-rules.ts'
import { loadProofs } from './proofs.ts'

const DEFAULT_LIMIT = 30

/** Entries of one's own region and of its city, also those to come and those that are over. */
export const listStaffProofs = defineOperation({
  id: 'materials.listStaffProofs',
  summary: '无证明清单的维护：生效中、尚未生效和已终止的条目',
  audience: 'staff',
  permission: 'materials.readProofs',
  query: Type.Object(
    {
      q: Type.Optional(Type.String({ title: '查找', maxLength: 60 })),
      class: Type.Optional(ProofClassInput),
      standing: Type.Optional(Standing),
      cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })),
      limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    today: Type.String({ format: 'date' }), regionName: Type.String(),
    counts: Type.Object({ inForce: Type.Integer(), coming: Type.Integer(), ended: Type.Integer() }),
    departments: Type.Array(Type.String()),
    rows: Type.Array(StaffProof), next: Nullable(Type.String()), allowedActions: Type.Array(ProofAction),
  }),
  async run(ctx, { query }) {
    const [officer, directory, names, all] = await Promise.all([getOfficer(ctx), getDirectory(ctx), itemNames(ctx), loadProofs(ctx)])
    const today = ctx.clock.today()
    const city = cityOf(officer.region)
    const reachable = all.filter(({ region }) => region === officer.region || region === city)
    const searched = inReadingOrder(searchProofs(reachable, query, (code) => names.get(code)?.all ?? []))
    const asked = query.standing === undefined ? searched : searched.filter((proof) => standingOf(proof, today) === query.standing)
    const start = query.cursor === undefined ? 0 : asked.findIndex(({ id }) => id === query.cursor) + 1
    if (query.cursor !== undefined && start === 0) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const rows = asked.slice(start, start + (query.limit ?? DEFAULT_LIMIT))
    const count = (standing: Static<typeof Standing>) => searched.filter((proof) => standingOf(proof, today) === standing).length
    const mayEdit = mayDo('materials.editProofs', ctx.actor.roles)
    return {
      today, regionName: directory.region(officer.region), counts: { inForce: count('inForce'), coming: count('coming'), ended: count('ended') },
      departments: directory.listAuthorities(officer.region).filter(({ level }) => level === 'city' || level === 'county').map(({ shortName }) => shortName),
      rows: rows.map((proof) => describeForStaff(ctx, proof, directory, names, officer.region)),
      next: start + rows.length < asked.length ? rows.at(-1)!.id : null,
      allowedActions: [{ verb: 'add', name: '新增条目', allowed: mayEdit, reason: mayEdit ? null : NOT_THE_EDITOR }],
    }
  },
})
