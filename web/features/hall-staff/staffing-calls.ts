import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type Rota = Answer<'organisation.readRota'>
export type Duty = Rota['duties'][number]
export type HallStaff = Answer<'organisation.listHallStaff'>
export type HallOfficer = HallStaff['rows'][number]
export type AttendanceMonth = Answer<'organisation.readAttendance'>
export type AttendanceRow = AttendanceMonth['rows'][number]
export type AttendanceDay = AttendanceRow['days'][number]
export type Training = Answer<'organisation.listTrainings'>['rows'][number]
export type OwnAttendance = NonNullable<Answer<'organisation.readOwnAttendance'>>

export const staffingKey = ['hall-staffing'] as const

export const useRota = (id: string, day: string | undefined) =>
  useQuery({ queryKey: [...staffingKey, 'rota', id, day], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{id}/rota', { params: { path: { id }, query: day === undefined ? {} : { day } }, signal })) })
export const useHallStaff = (id: string) =>
  useQuery({ queryKey: [...staffingKey, 'staff', id], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{id}/staff', { params: { path: { id } }, signal })) })
export const usePostingCandidates = (id: string) =>
  useQuery({ queryKey: [...staffingKey, 'candidates', id], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{id}/staff-candidates', { params: { path: { id } }, signal })), select: ({ rows }) => rows })
export const useAttendance = (id: string, month: string | undefined) =>
  useQuery({ queryKey: [...staffingKey, 'attendance', id, month], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{id}/attendance', { params: { path: { id }, query: month === undefined ? {} : { month } }, signal })) })
export const useTrainings = (id: string) =>
  useQuery({ queryKey: [...staffingKey, 'trainings', id], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{id}/trainings', { params: { path: { id } }, signal })), select: ({ rows }) => rows })
export const ownAttendanceKey = [...staffingKey, 'own'] as const
export const useOwnAttendance = () => useQuery({ queryKey: ownAttendanceKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/own-attendance', { signal })) })

const week = (id: string, monday: string, version: number, key: string) => ({ params: { path: { id, monday }, header: seen(version, key) } })
export const saveRota = (id: string, monday: string, version: number, duties: Duty[], key: string) => bodyOf(api.PUT('/api/v1/staff/halls/{id}/rota/{monday}', { ...week(id, monday, version, key), body: { duties } }))
export const copyLastWeek = (id: string, monday: string, version: number, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{id}/rota/{monday}/copy-last-week', week(id, monday, version, key)))
export const publishRota = (id: string, monday: string, version: number, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{id}/rota/{monday}/publish', week(id, monday, version, key)))
export const arrive = (key: string) => bodyOf(api.POST('/api/v1/staff/own-attendance/arrive', { params: { header: once(key) } }))
export const leave = (key: string) => bodyOf(api.POST('/api/v1/staff/own-attendance/leave', { params: { header: once(key) } }))
export const correctAttendance = (id: string, day: string, officer: string, version: number, body: Sent<'organisation.correctAttendance'>, key: string) =>
  bodyOf(api.PUT('/api/v1/staff/halls/{id}/attendance/{day}/{officer}', { params: { path: { id, day, officer }, header: seen(version, key) }, body }))
export const fetchAttendanceCsv = (id: string, month: string) => api.GET('/api/v1/staff/halls/{id}/attendance', { params: { path: { id }, query: { month } }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
export const enterHall = (id: string, body: Sent<'organisation.enterHall'>, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{id}/staff', { params: { path: { id }, header: once(key) }, body }))
export const leaveHall = (id: string, officer: string, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{id}/staff/{officer}/leave', { params: { path: { id, officer }, header: once(key) }, body: { reason } }))
export const recordTraining = (id: string, body: Sent<'organisation.recordTraining'>, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{id}/trainings', { params: { path: { id }, header: once(key) }, body }))
export const strikeTraining = (id: string, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/trainings/{id}/strike', { params: { path: { id }, header: once(key) }, body: { reason } }))
