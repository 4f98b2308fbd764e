import { startEnd } from '../../features/staff-end/start-end.tsx'
import { Door } from './door.tsx'

startEnd('管理后台', <Door />)
