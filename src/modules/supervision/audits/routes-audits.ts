import { get, post, type Route } from '../../../platform/http/routes.ts'
import { openClueFile, openFindingFile, uploadClueFile, uploadFindingFile } from './audit-files.ts'
import { answerClue, listClues, readClue, readClueContact, readClueProgress, reportClue } from './clue-operations.ts'
import { actOnFinding, enterFinding, listFindingsOperation, readFinding } from './finding-operations.ts'

export const auditStaffRoutes: Route[] = [
  get('/staff/supervision/findings', listFindingsOperation), post('/staff/supervision/findings', enterFinding), post('/staff/supervision/finding-files', uploadFindingFile),
  get('/staff/supervision/findings/:id', readFinding), post('/staff/supervision/findings/:id/act-on', actOnFinding), get('/staff/supervision/findings/:id/files/:file', openFindingFile),
  get('/staff/supervision/clues', listClues), get('/staff/supervision/clues/:number', readClue), post('/staff/supervision/clues/:number/contact', readClueContact),
  post('/staff/supervision/clues/:number/answer', answerClue), get('/staff/supervision/clues/:number/files/:file', openClueFile),
]

export const auditPublicRoutes: Route[] = [post('/clues', reportClue), post('/clue-files', uploadClueFile), post('/clues/progress', readClueProgress)]
