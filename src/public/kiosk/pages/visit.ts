import { suggestItemsOperation } from '../../../modules/catalogue/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { kioskPaths } from '../paths.ts'

/** 「退出」, and where an idle screen goes: a link, because nobody may be kept from leaving by a page that has grown old. */
export const leavePage: Page = {
  method: 'GET',
  path: kioskPaths.ofGuest.leave,
  access: 'anyone',
  async answer(request) {
    await request.signOut()
    await request.admission!.endVisit!()
    return { kind: 'redirect', to: kioskPaths.left(), isLeaving: true }
  },
}

/** Told by the script while somebody touches the screen. */
export const stayPage: Page = {
  method: 'GET',
  path: kioskPaths.ofGuest.stay,
  access: 'anyone',
  answer: async (request) => ({ kind: 'json', body: { left: await request.admission!.stay!() } }),
}

/** The address of the API that the search box asks, for within a visit every address is the visit's; and only what this terminal offers. */
export const suggestPage: Page = {
  method: 'GET',
  path: '/api/v1/items/suggest',
  access: 'anyone',
  answer: async (request) => ({ kind: 'json', body: await request.run(suggestItemsOperation, { query: request.query }) }),
}
