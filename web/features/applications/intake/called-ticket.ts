import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../../client/http.ts'
import type { Answer } from '../../../client/types.ts'
import { useDesk } from '../../calling/calling-calls.ts'
import { EMPTY, type IntakeDraft } from './intake-draft.ts'

/** Said in the address where whoever stands there is not whom the window serves. */
export const NO_TICKET = 'none'

export type CalledTicket = Answer<'queue.readTicketHolder'>

/**
 * For whom an intake is that nobody named a ticket for: whom the window serves, if anybody. Undefined as long as it is not known. It is put
 * into the address: what is typed is not taken away when the window goes on elsewhere.
 */
export function useTicketToServe(isAsked: boolean): string | undefined {
  const desk = useDesk(isAsked)
  if (!isAsked || desk.isPending) return undefined
  const current = desk.data?.current
  return current?.state === 'serving' ? current.id : NO_TICKET
}

/** What the ticket says of whoever stands there: each look is written down for them to see, so there is one. */
export const useCalledTicket = (ticket: string | undefined) =>
  useQuery({
    queryKey: ['called-ticket', ticket],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/desk/holder', { params: { query: { ticket: ticket! } }, signal })),
    enabled: ticket !== undefined,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })

export const findTicketNumbered = (number: string) => bodyOf(api.GET('/api/v1/staff/desk/holder', { params: { query: { number } } }))

/** An intake begins with whom the window called and what they took the number for; the next one of the same person with them alone. */
export function beginWith({ id, number, windowNo, itemCode, itemName, applicant }: CalledTicket, isAgain: boolean): IntakeDraft {
  return {
    ...EMPTY,
    ticket: { id, number, windowNo },
    ...(applicant ? { person: { identityNumber: applicant.identityMasked, kind: applicant.kind, name: applicant.name, phone: '', known: applicant, isHolder: true as const } } : {}),
    ...(itemCode && itemName && !isAgain ? { item: { code: itemCode, name: itemName } } : {}),
  }
}
