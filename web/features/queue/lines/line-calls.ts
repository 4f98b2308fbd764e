import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, seen } from '../../../client/http.ts'
import type { Answer, Sent } from '../../../client/types.ts'

export type LineList = Answer<'queue.listLines'>
export type Line = LineList['rows'][number]
export type LineBody = Sent<'queue.changeLine'>

export const linesKey = ['lines'] as const

export const useLines = (hall: string) => useQuery({ queryKey: [...linesKey, hall], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/lines', { params: { path: { hall } }, signal })) })
export const changeLine = (hall: string, line: string, version: number, body: LineBody, key: string) =>
  bodyOf(api.PUT('/api/v1/staff/halls/{hall}/lines/{line}', { params: { path: { hall, line }, header: seen(version, key) }, body }))
