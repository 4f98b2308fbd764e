import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { type DeskTicket, useDesk } from '../calling/calling-calls.ts'
import { useOfficer } from '../sessions/officer.tsx'
import { linkResult, useReread } from './window-day-calls.ts'

/** 出件: what was handed out is written on the ticket that the window serves, so that in and out are counted. Silent where it serves none. */
export function LinkedResults({ numbers }: { numbers: readonly string[] }) {
  const { roles, hallId } = useOfficer()
  const serving = useDesk(roles.includes('windowClerk') && hallId !== null).data?.current
  const intention = useIntention()
  const reread = useReread()
  const hasAsked = useRef(false)
  const { mutate, isSuccess, isError, error } = useMutation({
    mutationFn: async (ticket: DeskTicket) => {
      // Each step makes a version, and the next one names it.
      let at: Pick<DeskTicket, 'id' | 'version'> = ticket
      for (const number of numbers) at = await linkResult(at, number, `${intention.key()}-${number}`)
    },
    onSettled: reread,
  })
  useEffect(() => {
    if (hasAsked.current || serving?.state !== 'serving' || numbers.length === 0) return
    hasAsked.current = true
    mutate(serving)
  }, [serving, numbers, mutate])
  if (isError) return <p className="field-error" role="alert">结果已经发出，没有记到号上：{toProblem(error).detail}</p>
  return isSuccess && serving ? <p className="quiet" role="status">已记在 {serving.number} 号上。</p> : null
}
