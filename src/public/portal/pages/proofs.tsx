import { PROOFS_MEMO } from '../../../modules/materials/index.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import type { Download } from '../../../platform/operations.ts'
import { makeShell } from '../make-shell.ts'
import { exportProofs, listProofs, type ProofList } from '../operations.ts'
import { show } from '../page-replies.ts'
import { ProofsView } from '../views/proofs.tsx'
import { keptFor } from './caching.ts'
import { listRegionChoices, regionQuery } from './lists.tsx'

/** Entries shown at once: a phone scrolls through 20 of them. */
const PAGE_SIZE = 20

const PARAMETERS = new Set(['q', 'class', 'department', 'region', 'cursor'])
const kept = keptFor((name) => PARAMETERS.has(name))

/** What the address asks for; what it leaves empty is not asked. */
function queryOf(request: PageRequest) {
  const asked = Object.fromEntries(['q', 'class', 'department', 'cursor'].flatMap((name) => {
    const value = fieldOf(request.query, name)?.trim()
    return value ? [[name, value]] : []
  }))
  return { ...regionQuery(request), ...asked } as { region?: string; q?: string; class?: 'cancelled' | 'notSubmitted'; department?: string; cursor?: string }
}

/** 无证明清单: what nobody has to bring, to search and to take away. */
export const proofsPage: Page = {
  method: 'GET',
  path: '/proofs',
  access: 'anyone',
  caching: { ...kept, dependsOn: [...kept.dependsOn, PROOFS_MEMO] },
  async answer(request) {
    const query = queryOf(request)
    const [shell, list, regions] = await Promise.all([makeShell(request), request.run<ProofList>(listProofs, { query: { ...query, limit: PAGE_SIZE } }), listRegionChoices(request)])
    return show(shell, <ProofsView shell={shell} list={list} asked={query} regions={regions} />)
  },
}

/** The same for a spreadsheet. */
export const proofsCsvPage: Page = {
  method: 'GET',
  path: '/proofs/table.csv',
  access: 'anyone',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(exportProofs, { query: queryOf(request) }) }),
}
