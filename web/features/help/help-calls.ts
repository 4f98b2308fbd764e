import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, bodyOf, seen } from '../../client/http.ts'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import type { Answer } from '../../client/types.ts'

export type HallHelp = Answer<'queue.readHallHelp'>
export type Help = HallHelp['open'][number]
export type HelpVerb = Help['allowedActions'][number]['verb']

/** Beside what is pushed: waits grow, and a proxy may block the stream. */
const AGAIN_AFTER_MS = 15_000

const keyOf = (hallId: string) => ['hall-help', hallId] as const

/** Who calls from the terminals of a hall; a call stands here as soon as it is made. */
export function useHallHelp(hallId: string) {
  const queries = useQueryClient()
  useEffect(() => {
    const changes = new EventSource(`/api/v1/staff/halls/${hallId}/help/stream`)
    changes.onmessage = () => void queries.invalidateQueries({ queryKey: keyOf(hallId) })
    return () => changes.close()
  }, [hallId, queries])
  return useQuery({ queryKey: keyOf(hallId), queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/help', { params: { path: { hall: hallId } }, signal })), refetchInterval: AGAIN_AFTER_MS })
}

const SENDS = {
  answerHelp: (hall: string, { id, version }: Help, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/help/{id}/answer', { params: { path: { hall, id }, header: seen(version, key) } })),
  finishHelp: (hall: string, { id, version }: Help, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/help/{id}/finish', { params: { path: { hall, id }, header: seen(version, key) } })),
} as const satisfies Record<HelpVerb, (hall: string, help: Help, key: string) => Promise<Help>>

/** One press, one step; a refusal was decided, so that the next press means something new. */
export function useHelpSteps(hallId: string) {
  const intention = useIntention()
  const queries = useQueryClient()
  const stepping = useMutation({
    mutationFn: ({ verb, help }: { verb: HelpVerb; help: Help }) => SENDS[verb](hallId, help, intention.key()),
    onSuccess: () => intention.done(),
    onError: (error) => toProblem(error).status < 500 && intention.done(),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(hallId) }),
  })
  return { step: (verb: HelpVerb, help: Help) => !stepping.isPending && stepping.mutate({ verb, help }), isBusy: stepping.isPending, problem: stepping.isError ? toProblem(stepping.error) : undefined }
}
