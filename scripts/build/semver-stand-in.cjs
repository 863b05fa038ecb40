// The client library asks semver once, whether VS Code is new enough. VS Code has asked that of `engines` before it
// starts us, so the answer is known and semver need not be shipped.
module.exports = () => true;
