import { get, post, put, type Route } from '../../../platform/http/routes.ts'
import { arrive, correctAttendance, leave, readOwnAttendance } from './attendance-operations.ts'
import { enterHall, leaveHall, listHallStaff, listPostingCandidates } from './posting-operations.ts'
import { readAttendance } from './read-attendance.ts'
import { copyLastWeek, publishRota, readRota, saveRota } from './rota-operations.ts'
import { listTrainings, recordTraining, strikeOutTraining } from './training-operations.ts'

export const staffingRoutes: Route[] = [
  get('/staff/halls/:id/staff', listHallStaff), get('/staff/halls/:id/staff-candidates', listPostingCandidates), post('/staff/halls/:id/staff', enterHall), post('/staff/halls/:id/staff/:officer/leave', leaveHall),
  get('/staff/halls/:id/rota', readRota), put('/staff/halls/:id/rota/:monday', saveRota), post('/staff/halls/:id/rota/:monday/copy-last-week', copyLastWeek), post('/staff/halls/:id/rota/:monday/publish', publishRota),
  get('/staff/own-attendance', readOwnAttendance), post('/staff/own-attendance/arrive', arrive), post('/staff/own-attendance/leave', leave),
  get('/staff/halls/:id/attendance', readAttendance), put('/staff/halls/:id/attendance/:day/:officer', correctAttendance),
  get('/staff/halls/:id/trainings', listTrainings), post('/staff/halls/:id/trainings', recordTraining), post('/staff/trainings/:id/strike', strikeOutTraining),
]
