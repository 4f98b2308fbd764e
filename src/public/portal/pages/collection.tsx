import { Refusal } from '../../../platform/errors.ts'
import type { Page, PageReply, PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { orderCollection } from '../operations.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import type { TypedAddress } from '../views/apply-delivery.tsx'
import { CollectionView } from '../views/collection.tsx'
import { maySendMaterials, readOwn } from './application-pages.tsx'
import { addressErrors, missingOf, typedAddress } from './draft-delivery.tsx'

async function showCollection(request: PageRequest, typed: TypedAddress, status?: number): Promise<PageReply> {
  const view = await readOwn(request)
  // Whoever has ordered already, or has nothing more to hand in, sees on the page of the application how it stands.
  if (!maySendMaterials(view) || view.delivery.parcels.some(({ direction, state }) => direction === 'materials' && state !== 'refused')) return goTo(portalPaths.application(view.number))
  const shell = await makeShell(request, { region: view.region, version: view.version })
  return show(shell, <CollectionView shell={shell} number={view.number} itemName={view.item.name} hallName={view.hall.name} typed={typed} />, status)
}

export const collectionPage: Page = {
  method: 'GET',
  path: '/applications/:number/collection',
  access: 'citizen',
  answer: (request) => showCollection(request, { errors: {} }),
}

export const orderCollectionPage: Page = {
  method: 'POST',
  path: '/applications/:number/collection',
  access: 'citizen',
  async answer(request) {
    const from = typedAddress(request)
    const missing = missingOf(from, '寄件人')
    if (Object.keys(missing).length > 0) return showCollection(request, { ...from, errors: missing }, UNPROCESSABLE)
    try {
      await request.run(orderCollection, { params: { number: request.params.number! }, body: { from } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showCollection(request, { ...from, errors: addressErrors(error) }, error.status)
    }
    return goTo(portalPaths.application(request.params.number!))
  },
}
