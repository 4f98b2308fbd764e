import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { getDirectory, getOfficer } from '../organisation/index.ts'
import { itemWords } from './item.ts'
import { loadAllItems, loadRegionEntries } from './published-items.ts'

/** What an authority answers for, by name: what it may give to others to decide or to take in, and what its officers are good at. */
export const listAuthorityItems = defineOperation({
  id: 'catalogue.listAuthorityItems',
  summary: '一个单位办理的事项（不填单位为本单位）',
  audience: 'staff',
  permission: 'catalogue.listAuthorityItems',
  query: Type.Object({ authority: Type.Optional(Type.String({ title: '单位', maxLength: 60 })) }, { additionalProperties: false }),
  output: Type.Object({
    authorityId: Type.String(), authorityName: Type.String(),
    rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), shortNames: Type.Array(Type.String()), kind: Type.String(), kindName: Type.String() })),
  }),
  async run(ctx, { query }) {
    const directory = await getDirectory(ctx)
    const authority = directory.authority(query.authority ?? (await getOfficer(ctx)).authorityId)
    const [items, entries] = await Promise.all([loadAllItems(ctx), loadRegionEntries(ctx, authority.region)])
    return {
      authorityId: authority.id, authorityName: authority.name,
      rows: [...items.values()].flatMap(({ item }) => {
        if (!entries.get(item.code)?.some(({ authority_id }) => authority_id === authority.id)) return []
        return [{ code: item.code, name: item.name, shortNames: item.shortNames, kind: item.kind, kindName: itemWords.kind[item.kind] }]
      }),
    }
  },
})
