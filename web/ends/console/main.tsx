import { startEnd } from '../../features/staff-end/start-end.tsx'
import { Door } from './door.tsx'

startEnd('事项管理', <Door />)
