import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { goTo, show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { ApplyDeliveryView, type TypedAddress } from '../views/apply-delivery.tsx'
import { type Draft, loadDraft, saveContent } from './drafts.ts'

const returnOf = (request: PageRequest): 'check' | undefined => (fieldOf(request.query, 'return') === 'check' ? 'check' : undefined)

/** What the fields of an address hold, spaces gone. */
export const typedAddress = (request: PageRequest): { name: string; phone: string; address: string } => {
  const textOf = (name: string) => (fieldOf(request.form, name) ?? '').trim()
  return { name: textOf('name'), phone: textOf('phone').replaceAll(/\s/g, ''), address: textOf('address') }
}

/** What is left empty of an address, in the words of the page. */
export const missingOf = ({ name, phone, address }: { name: string; phone: string; address: string }, who: string): Record<string, string> => ({
  ...(name === '' ? { name: `请填写${who}。` } : {}), ...(phone === '' ? { phone: '请填写联系电话。' } : {}), ...(address === '' ? { address: '请填写详细地址。' } : {}),
})

/** The server's errors of an address at the fields of the page. */
export const addressErrors = (refusal: Refusal): Record<string, string> =>
  Object.fromEntries((refusal.errors ?? []).map(({ pointer, message }) => [pointer.split('/').at(-1) ?? '', message]))

async function showDelivery(request: PageRequest, draft: Draft, given: { way: string; typed: TypedAddress }, status?: number): Promise<PageReply> {
  const returnTo = returnOf(request)
  const shell = await makeShell(request, { region: draft.content.region, version: draft.version, currentPath: portalPaths.draftDelivery(draft.id, returnTo) })
  return show(shell, <ApplyDeliveryView shell={shell} draftId={draft.id} itemName={draft.itemName} canBePosted={draft.canBePosted} returnTo={returnTo} {...given} />, status)
}

export const deliveryPage: Page = {
  method: 'GET',
  path: '/drafts/:draft/delivery',
  access: 'citizen',
  async answer(request) {
    const draft = await loadDraft(request)
    const { way = 'counter', to } = draft.content.delivery ?? {}
    return showDelivery(request, draft, { way, typed: { ...to, errors: {} } })
  },
}

/** Saves the wish; an address only where it is wanted. */
export const saveDeliveryPage: Page = {
  method: 'POST',
  path: '/drafts/:draft/delivery',
  access: 'citizen',
  async answer(request) {
    const draft = await loadDraft(request)
    const chosen = fieldOf(request.form, 'way')
    const way = chosen === 'post' || chosen === 'electronic' ? chosen : 'counter'
    const to = typedAddress(request)
    const missing: Record<string, string> = way === 'post' ? missingOf(to, '收件人') : {}
    if (Object.keys(missing).length > 0) return showDelivery(request, draft, { way, typed: { ...to, errors: missing } }, UNPROCESSABLE)
    try {
      await saveContent(request, draft, { delivery: way === 'post' ? { way, to } : { way } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showDelivery(request, draft, { way, typed: { ...to, errors: addressErrors(error) } }, error.status)
    }
    return goTo(returnOf(request) === 'check' ? portalPaths.draftCheck(draft.id) : portalPaths.draft(draft.id))
  },
}
