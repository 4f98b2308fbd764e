import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { callNext, closeWindow, deskKey, type DeskTicket, openWindow, pauseWindow, type PlainStep, plainSteps } from './calling-calls.ts'

type Act = { kind: 'call' | 'open' | 'pause' | 'close'; no: string } | { kind: 'step'; step: PlainStep; ticket: DeskTicket }

const WINDOW_ACTS = { call: callNext, open: openWindow, pause: pauseWindow, close: closeWindow } as const

const send = (act: Act, key: string): Promise<unknown> => (act.kind === 'step' ? plainSteps[act.step](act.ticket, key) : WINDOW_ACTS[act.kind](act.no, key))

/** One press, one act: what is pressed again while it goes out is not sent twice. */
export function useActs() {
  const intention = useIntention()
  const queries = useQueryClient()
  const reread = () => queries.invalidateQueries({ queryKey: deskKey })
  const acting = useMutation({
    mutationFn: (act: Act) => send(act, intention.key()),
    onSuccess: () => {
      intention.done()
      return reread()
    },
    onError: (error) => {
      // A refusal was decided: the next press means something new.
      if (toProblem(error).status < 500) intention.done()
      void reread()
    },
  })
  return { act: (act: Act, then?: () => void) => !acting.isPending && acting.mutate(act, then ? { onSuccess: then } : undefined), isBusy: acting.isPending, problem: acting.isError ? toProblem(acting.error) : undefined, forget: acting.reset }
}
