import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useIntention } from '../../client/intention.ts'
import { useOfficer } from '../sessions/officer.tsx'
import { type DeskTicket, linkApplication, useDesk } from './calling-calls.ts'

/** What was taken in is written on the ticket the window serves: in and out are counted by it. Silent where it serves none. */
export function LinkedTicket({ number }: { number: string }) {
  const { roles, hallId } = useOfficer()
  const serving = useDesk(roles.includes('windowClerk') && hallId !== null).data?.current
  const intention = useIntention()
  const hasAsked = useRef(false)
  const { mutate, data } = useMutation({ mutationFn: (ticket: DeskTicket) => linkApplication(ticket, number, intention.key()), onSuccess: () => intention.done() })
  useEffect(() => {
    if (hasAsked.current || serving?.state !== 'serving' || serving.applicationNumbers.includes(number)) return
    hasAsked.current = true
    mutate(serving)
  }, [serving, number, mutate])
  return data ? <p className="quiet" role="status">已记在 {data.number} 号上。</p> : null
}
