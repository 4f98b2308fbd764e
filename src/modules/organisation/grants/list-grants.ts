import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'
import { mayDo } from '../role-permissions.ts'
import { describeGrant, GrantAction, GrantView } from './describe-grant.ts'
import { countStandings, inReadingOrder, standingGroupOf } from './grant-rules.ts'
import { loadGrants } from './grants.ts'

const DEFAULT_LIMIT = 100

type Scope = 'own' | 'authority' | 'region'

/**
 * 授权台账: who may decide or take in for whom. Whoever gives grants sees their own authority's, a window what it holds itself,
 * everybody else those of the region; all of them one authority's of the region where it is named.
 */
export const listGrants = defineOperation({
  id: 'organisation.listGrants',
  summary: '授权台账：首席事务代表和委托收件',
  audience: 'staff',
  permission: 'organisation.listGrants',
  query: Type.Object(
    {
      authority: Type.Optional(Type.String({ title: '单位', maxLength: 60 })),
      standing: Type.Optional(Type.Union([Type.Literal('inForce'), Type.Literal('coming'), Type.Literal('ended')], { title: '生效中、尚未生效或已终止' })),
      cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })),
      limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    today: Type.String(),
    /** Whose grants these are: of whoever asks at a window, of one authority, or of the region. */
    scope: Type.Union([Type.Literal('own'), Type.Literal('authority'), Type.Literal('region')]),
    scopeName: Type.String(),
    /** Those of the region that have given grants. */
    authorities: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), grants: Type.Integer() })),
    counts: Type.Object({ inForce: Type.Integer(), coming: Type.Integer(), ended: Type.Integer() }),
    rows: Type.Array(GrantView),
    next: Nullable(Type.String()),
    allowedActions: Type.Array(GrantAction),
  }),
  async run(ctx, { query }) {
    const [officer, directory, grants] = await Promise.all([getOfficer(ctx), getDirectory(ctx), loadGrants(ctx)])
    const today = ctx.clock.today()
    const mayGrant = mayDo('organisation.manageGrants', ctx.actor.roles)
    const scope: Scope = query.authority !== undefined || mayGrant ? 'authority' : officer.roles.includes('windowClerk') ? 'own' : 'region'
    const authority = directory.authority(query.authority ?? officer.authorityId)
    if (authority.region !== officer.region) throw new Refusal(403, 'organisation.not_yours', '只能查看本地区单位的授权。')
    const ofRegion = [...grants.values()].flat().filter(({ region }) => region === officer.region)
    const meant = inReadingOrder({
      own: () => ofRegion.filter(({ officerId, hallId }) => officerId === officer.id || (hallId !== null && hallId === officer.hallId)),
      authority: () => grants.get(authority.id) ?? [],
      region: () => ofRegion,
    }[scope](), today)
    const asked = query.standing === undefined ? meant : meant.filter((grant) => standingGroupOf(grant, today) === query.standing)
    const start = query.cursor === undefined ? 0 : asked.findIndex(({ id }) => id === query.cursor) + 1
    if (query.cursor !== undefined && start === 0) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const rows = asked.slice(start, start + (query.limit ?? DEFAULT_LIMIT))
    const countOf = Map.groupBy(ofRegion, ({ authorityId }) => authorityId)
    return {
      today, scope, scopeName: { own: officer.name, authority: authority.name, region: directory.region(officer.region) }[scope],
      authorities: directory.listAuthorities(officer.region).flatMap(({ id, name }) => (countOf.has(id) ? [{ id, name, grants: countOf.get(id)!.length }] : [])),
      counts: countStandings(meant, today),
      rows: rows.map((grant) => describeGrant(ctx, grant, directory, officer)),
      next: start + rows.length < asked.length ? rows.at(-1)!.id : null,
      allowedActions: [{ verb: 'grant', name: '新增授权', allowed: mayGrant, reason: mayGrant ? null : '由授权单位的决定人员授权。' }],
    }
  },
})
